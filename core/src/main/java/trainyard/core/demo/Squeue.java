package trainyard.core.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** {@code squeue}. */
final class Squeue {
    private static final String SHORT = "%.18i %.9P %.8j %.8u %.2t %.10M %.6D %R";
    private static final String LETTERS = "hart:j:u:p:A:O:o:w:S:lV";
    private static final Map<String, Character> NAMES = Map.ofEntries(
            Map.entry("noheader", 'h'),
            Map.entry("all", 'a'),
            Map.entry("array", 'r'),
            Map.entry("states", 't'),
            Map.entry("state", 't'),
            Map.entry("jobs", 'j'),
            Map.entry("job", 'j'),
            Map.entry("user", 'u'),
            Map.entry("users", 'u'),
            Map.entry("partition", 'p'),
            Map.entry("account", 'A'),
            Map.entry("format", 'o'),
            Map.entry("version", 'V'));

    /** squeue(1), {@code --sort}: by default partition, state, falling priority. */
    private static final Comparator<SimJob> ORDER = Comparator.comparing(
                    (SimJob job) -> job.spec.partition().name())
            .thenComparing(job -> job.state.code)
            .thenComparingLong(job -> -job.priority)
            .thenComparingLong(job -> job.id);

    private Squeue() {}

    static Answer run(World world, List<String> words, Wording wording) throws Options.Unknown {
        Options options = Options.parse("squeue", longFormat(words), LETTERS, NAMES);
        if (options.has('V')) {
            return Answer.of(DemoCommands.VERSION);
        }
        RowFormat<JobFields.Row> format;
        try {
            format = options.has('O')
                    ? RowFormat.ofNames(options.value('O').orElseThrow(), JobFields.ALL)
                    : RowFormat.ofLetters(options.value('o').orElse(SHORT), JobFields.ALL);
        } catch (IllegalArgumentException unknownField) {
            return Answer.failed("squeue: error: Invalid job format specification: " + unknownField.getMessage());
        }
        var jobs = new ArrayList<SimJob>(world.jobs().size());
        var wanted = filter(options);
        world.jobs().stream().filter(wanted).forEach(jobs::add);
        if (jobs.isEmpty()
                && options.value('j').filter(ids -> ids.indexOf(',') < 0).isPresent()
                && world.jobs().stream().noneMatch(filterById(options))) {
            return Answer.failed("slurm_load_jobs error: Invalid job id specified");
        }
        jobs.sort(ORDER);
        var text = new StringBuilder(200 * jobs.size() + 100);
        if (!options.has('h')) {
            format.printHeader(text);
        }
        jobs.forEach(job -> format.print(text, new JobFields.Row(job, world.now()), wording));
        return Answer.of(text.toString());
    }

    /** {@code --Format} is {@code -O} where {@code --format} is {@code -o}: the only two that differ by case. */
    static List<String> longFormat(List<String> words) {
        return words.stream()
                .map(word -> word.startsWith("--Format=")
                        ? "-O" + word.substring("--Format=".length())
                        : word.equals("--Format") ? "-O" : word)
                .toList();
    }

    private static Predicate<SimJob> filter(Options options) {
        Predicate<SimJob> states = states(options.value('t').orElse("PD,R,CG"));
        return states.and(filterById(options))
                .and(oneOf(options, 'u', job -> job.spec.user().login()))
                .and(oneOf(options, 'p', job -> job.spec.partition().name()))
                .and(oneOf(options, 'A', job -> job.spec.user().account()))
                .and(job -> options.value('w')
                        .map(node -> job.shares.stream()
                                .anyMatch(share -> share.node().name.equals(node)))
                        .orElse(true));
    }

    private static Predicate<SimJob> states(String text) {
        if (text.equalsIgnoreCase("all")) {
            return job -> true;
        }
        Set<String> wanted = set(text.toUpperCase(Locale.ROOT));
        return job -> wanted.contains(job.state.name()) || wanted.contains(job.state.code);
    }

    private static Predicate<SimJob> filterById(Options options) {
        return options.value('j')
                .map(Squeue::set)
                .<Predicate<SimJob>>map(ids -> job -> ids.stream().anyMatch(id -> JobIds.matches(job, id)))
                .orElse(job -> true);
    }

    private static Predicate<SimJob> oneOf(Options options, char letter, Function<SimJob, String> value) {
        return options.value(letter)
                .map(Squeue::set)
                .<Predicate<SimJob>>map(wanted -> job -> wanted.contains(value.apply(job)))
                .orElse(job -> true);
    }

    private static Set<String> set(String text) {
        return new HashSet<>(Arrays.asList(text.split(",")));
    }
}
