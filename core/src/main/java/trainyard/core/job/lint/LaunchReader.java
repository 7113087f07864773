package trainyard.core.job.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trainyard.core.slurm.SlurmVersion;

/** Follows a command to the programs that it starts. */
final class LaunchReader {
    private static final Set<String> BEFORE = Set.of("env", "exec", "nohup", "command", "nice", "stdbuf", "numactl");
    private static final Set<String> CONTAINERS = Set.of("apptainer", "singularity");
    private static final Set<String> MPIRUNS = Set.of("mpirun", "mpiexec", "orterun", "mpiexec.hydra");
    private static final Set<String> SHELLS = Set.of("bash", "sh", "zsh");
    private static final int DEEPEST = 8;

    private final SlurmVersion version;
    private final Variables variables;
    private final List<Launch> launches = new ArrayList<>();
    private final List<Assignment> inner = new ArrayList<>();

    LaunchReader(SlurmVersion version, Variables variables) {
        this.version = version;
        this.variables = variables;
    }

    void read(Command command) {
        follow(command, command.words(), List.of());
    }

    List<Launch> launches() {
        return List.copyOf(launches);
    }

    /** What shells that a command starts set. */
    List<Assignment> inner() {
        return List.copyOf(inner);
    }

    private void follow(Command command, List<Word> written, List<Call> before) {
        List<Word> words = skipped(
                written.stream().flatMap(word -> variables.split(word).stream()).toList());
        if (words.isEmpty() || before.size() > DEEPEST) {
            add(command, before);
            return;
        }
        String text = words.getFirst().text();
        String program = text.substring(text.lastIndexOf('/') + 1);
        List<Word> arguments = words.subList(1, words.size());
        if (program.equals("srun")) {
            Options options = Options.read(SlurmOption.Tool.SRUN, version, arguments, 0);
            Map<String, String> given = new LinkedHashMap<>();
            options.given().forEach(option -> given.put(option.name(), option.valueOrEmpty()));
            go(command, before, Call.Kind.SRUN, given, words, 1 + options.rest());
        } else if (CONTAINERS.contains(program) && words.size() > 1) {
            container(command, before, words);
        } else if (SHELLS.contains(program) && ownScript(words) > 0) {
            shell(command, before, words, ownScript(words));
        } else if (program.equals("torchrun") || ProgramOptions.isTorchModule(words)) {
            int first = program.equals("torchrun") ? 1 : ProgramOptions.moduleAt(words) + 1;
            var options = ProgramOptions.torchrun(words, first);
            add(command, with(before, new Call(Call.Kind.TORCHRUN, options.values(), words, options.open())));
        } else {
            Call.Kind kind = MPIRUNS.contains(program)
                    ? Call.Kind.MPIRUN
                    : program.matches("python[\\d.]*") ? Call.Kind.PYTHON : Call.Kind.OTHER;
            add(command, with(before, new Call(kind, Map.of(), words, false)));
        }
    }

    private void container(Command command, List<Call> before, List<Word> words) {
        var options = ProgramOptions.container(words);
        boolean runs = Set.of("exec", "run").contains(words.get(1).text());
        int image = options.next();
        if (!runs || image >= words.size()) {
            add(command, with(before, new Call(Call.Kind.OTHER, Map.of(), words, true)));
        } else {
            go(command, before, Call.Kind.CONTAINER, options.values(), words, image + 1);
        }
    }

    private void go(
            Command command,
            List<Call> before,
            Call.Kind kind,
            Map<String, String> options,
            List<Word> words,
            int rest) {
        int end = Math.min(rest, words.size());
        // A variable that nobody knows, in the program's place and with more behind it, may hold more options.
        boolean open = end + 1 < words.size() && words.get(end).text().matches("\\$\\w+|\\$\\{.*}");
        int next = open ? end + 1 : end;
        List<Call> all = with(before, new Call(kind, options, words.subList(0, end), open));
        follow(command, words.subList(next, words.size()), all);
    }

    /** Where the text stands that a shell is to run, {@code bash -c TEXT}; 0 where it runs a file. */
    private static int ownScript(List<Word> words) {
        for (int i = 1; i + 1 < words.size() && words.get(i).text().startsWith("-"); i++) {
            if (words.get(i).text().matches("-[a-z]*c")) {
                return i + 1;
            }
        }
        return 0;
    }

    private void shell(Command command, List<Call> before, List<Word> words, int scriptAt) {
        Word script = words.get(scriptAt);
        List<Call> all = with(before, new Call(Call.Kind.SHELL, Map.of(), words.subList(0, scriptAt), false));
        boolean inTask = all.stream().anyMatch(call -> call.kind() == Call.Kind.SRUN);
        var read = ShellReader.read(
                new Lines(script.at().file(), script.at().line(), variables.expand(script.text())), inTask);
        inner.addAll(read.assignments());
        read.commands().forEach(one -> {
            inner.addAll(one.environment());
            follow(command, marked(one.words(), script), all);
        });
    }

    /** What the outer shell reads in a script given as one word, it reads before the inner one starts. */
    private static List<Word> marked(List<Word> words, Word script) {
        return words.stream()
                .map(word -> {
                    var early = new HashSet<>(word.live());
                    early.retainAll(script.live());
                    return new Word(word.raw(), word.text(), word.at(), early, word.substitutions());
                })
                .toList();
    }

    private static List<Word> skipped(List<Word> words) {
        int index = 0;
        while (index < words.size() && BEFORE.contains(words.get(index).text())) {
            index++;
            while (index < words.size() && words.get(index).text().matches("-.*|[A-Za-z_]\\w*=.*")) {
                index++;
            }
        }
        return words.subList(index, words.size());
    }

    private void add(Command command, List<Call> calls) {
        if (!calls.isEmpty()) {
            launches.add(new Launch(command, calls));
        }
    }

    private static List<Call> with(List<Call> before, Call call) {
        var all = new ArrayList<>(before);
        all.add(call);
        return List.copyOf(all);
    }
}
