package trainyard.core.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** sbatch's options. One that has no letter of its own has a Greek one here, which nobody types. */
record SbatchOptions(Map<Character, String> given) {
    static final char NAME = 'J';
    static final char PARTITION = 'p';
    static final char ACCOUNT = 'A';
    static final char QOS = 'q';
    static final char NODES = 'N';
    static final char TASKS = 'n';
    static final char CPUS_PER_TASK = 'c';
    static final char TIME = 't';
    static final char CONSTRAINT = 'C';
    static final char NODELIST = 'w';
    static final char EXCLUDE = 'x';
    static final char ARRAY = 'a';
    static final char OUTPUT = 'o';
    static final char FOLDER = 'D';
    static final char TASKS_PER_NODE = 'τ';
    static final char GPUS_PER_NODE = 'γ';
    static final char MEMORY = 'μ';
    static final char RESERVATION = 'ρ';
    static final char EXCLUSIVE = 'ξ';
    static final char NO_REQUEUE = 'ν';
    private static final char TEST = 'θ';
    private static final char PARSABLE = 'π';

    /** Those from the error file on change nothing here, and are no mistake in a script. */
    private static final Map<String, Character> NAMES = Map.ofEntries(
            Map.entry("job-name", NAME),
            Map.entry("partition", PARTITION),
            Map.entry("account", ACCOUNT),
            Map.entry("qos", QOS),
            Map.entry("nodes", NODES),
            Map.entry("ntasks", TASKS),
            Map.entry("ntasks-per-node", TASKS_PER_NODE),
            Map.entry("cpus-per-task", CPUS_PER_TASK),
            Map.entry("gpus-per-node", GPUS_PER_NODE),
            Map.entry("mem", MEMORY),
            Map.entry("time", TIME),
            Map.entry("constraint", CONSTRAINT),
            Map.entry("nodelist", NODELIST),
            Map.entry("exclude", EXCLUDE),
            Map.entry("array", ARRAY),
            Map.entry("output", OUTPUT),
            Map.entry("chdir", FOLDER),
            Map.entry("reservation", RESERVATION),
            Map.entry("exclusive", EXCLUSIVE),
            Map.entry("no-requeue", NO_REQUEUE),
            Map.entry("test-only", TEST),
            Map.entry("parsable", PARSABLE),
            Map.entry("error", 'e'),
            Map.entry("no-kill", 'k'),
            Map.entry("signal", 'σ'),
            Map.entry("requeue", 'ω'),
            Map.entry("open-mode", 'ο'),
            Map.entry("comment", 'κ'),
            Map.entry("mail-type", 'α'),
            Map.entry("mail-user", 'β'),
            Map.entry("export", 'ε'));

    private static final String LETTERS = "J:p:A:q:N:n:c:t:C:w:x:a:o:D:e:kτ:γ:μ:ρ:ξνθπσ:ωο:κ:α:β:ε:";

    /** The command line's stand over the script's. */
    static SbatchOptions parse(BatchScript script, List<String> commandLine) throws Options.Unknown {
        var values = new HashMap<>(
                Options.parse("sbatch", script.words(), LETTERS, NAMES).values());
        values.putAll(Options.parse("sbatch", commandLine, LETTERS, NAMES).values());
        return new SbatchOptions(values);
    }

    boolean isTest() {
        return has(TEST);
    }

    boolean isParsable() {
        return has(PARSABLE);
    }

    boolean has(char letter) {
        return given.containsKey(letter);
    }

    Optional<String> value(char letter) {
        return Optional.ofNullable(given.get(letter));
    }

    String text(char letter, String otherwise) {
        return value(letter).orElse(otherwise);
    }
}
