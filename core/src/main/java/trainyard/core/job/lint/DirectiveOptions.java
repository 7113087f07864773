package trainyard.core.job.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import trainyard.core.slurm.Nearest;
import trainyard.core.slurm.SlurmVersion;
import trainyard.core.slurm.TimeLimit;

/** Whether sbatch of this version knows the options, and whether their values can be. */
final class DirectiveOptions {
    static final List<ScriptRule> RULES = List.of(
            new ScriptRule("unknown-option", "This version of sbatch knows every option", DirectiveOptions::unknown),
            new ScriptRule("option-value", "Options have values that sbatch takes", DirectiveOptions::values),
            new ScriptRule("unknown-partition", "The partition is one of the cluster's", DirectiveOptions::partition),
            new ScriptRule("unexpanded-variable", "No variables in #SBATCH lines", DirectiveOptions::variables));

    /** Options that count something, of which there is at least one. */
    private static final Pattern COUNTS = Pattern.compile(
            "ntasks|ntasks-per-node|tasks-per-node|ntasks-per-core|ntasks-per-socket|ntasks-per-gpu|cpus-per-task|cpus-per-gpu");

    private static final Pattern MEMORY = Pattern.compile("(?i)\\d+(?:[KMGT]B?)?");
    private static final Pattern NODES = Pattern.compile("(?i)\\d+[km]?(?:[-,:]\\d+[km]?)*");
    /** Options whose value is not a name or a path: text for people, or another program's. */
    private static final Pattern FREE_TEXT = Pattern.compile("comment|wrap|job-name|admin-comment|extra");

    private DirectiveOptions() {}

    private static List<GivenOption> given(Subject subject) {
        return subject.script().directives().options().given();
    }

    private static void unknown(Subject subject, Found found) {
        SlurmVersion version = subject.version();
        for (GivenOption option : given(subject)) {
            if (option.known().isPresent()
                    || ContainerRules.isPyxis(option.name())
                    || option.name().contains(Placeholders.OPEN)) {
                continue;
            }
            String told = option.written() + " is no option of sbatch in Slurm " + version.release();
            Optional<SlurmOption> ever = OptionTable.shipped().everNamed(SlurmOption.Tool.SBATCH, option.name());
            List<SlurmOption> several =
                    OptionTable.shipped().beginning(SlurmOption.Tool.SBATCH, option.name(), version);
            Optional<String> near = Nearest.only(option.name(), names(version));
            if (ever.isPresent()) {
                found.error(option.at(), told + "; it is there " + ever.get().when(), "remove it");
            } else if (option.written().startsWith("--") && several.size() > 1) {
                found.error(
                        option.at(),
                        option.written() + " may be several options: sbatch refuses it",
                        "write it out: "
                                + several.stream().map(one -> "--" + one.name()).collect(Collectors.joining(", ")));
            } else if (OptionTable.shipped()
                    .named(SlurmOption.Tool.SRUN, option.name(), version)
                    .isPresent()) {
                found.error(
                        option.at(), option.written() + " is an option of srun: sbatch refuses it", "give it to srun");
            } else if (near.isPresent() || option.written().length() == 2) {
                found.error(
                        option.at(),
                        told + ": it ends there",
                        near.map(name -> "did you mean --" + name + "?").orElse("remove it"));
            } else {
                found.warning(
                        option.at(),
                        told + ": it ends there, unless a plugin of the cluster adds it",
                        "ask sbatch --help on the cluster; else remove it");
            }
        }
    }

    private static List<String> names(SlurmVersion version) {
        return OptionTable.shipped().of(SlurmOption.Tool.SBATCH, version).stream()
                .map(SlurmOption::name)
                .toList();
    }

    private static void values(Subject subject, Found found) {
        for (GivenOption option : given(subject)) {
            String value = option.valueOrEmpty();
            if (option.known().isEmpty() || !Word.isKnown(value)) {
                continue;
            }
            if (option.valueWanting()) {
                found.error(
                        option.at(), option.written() + " needs a value: sbatch ends there", "write one, or remove it");
            } else if (option.value().isPresent() && option.known().get().arg() == SlurmOption.Arg.NONE) {
                found.error(option.at(), option.written() + " takes no value: sbatch ends there", "write it alone");
            } else {
                wrong(option.name(), value)
                        .ifPresent(mend -> found.error(
                                option.at(),
                                "'" + value + "' is no value of " + option.written() + ": sbatch ends there",
                                mend));
            }
            if (option.name().equals("nodes") && value.equals("0")) {
                found.warning(option.at(), "no node is asked for: nothing can run", "write 1 or more");
            }
        }
    }

    /** What to write instead of a value that sbatch refuses. */
    private static Optional<String> wrong(String name, String value) {
        String mend = switch (name) {
            case "time", "time-min" ->
                TimeLimit.parse(value).isPresent() || value.matches("(?i)-1|INFINITE|UNLIMITED")
                        ? ""
                        : "write minutes, HH:MM:SS or D-HH:MM:SS";
            case "mem", "mem-per-cpu", "mem-per-gpu" ->
                MEMORY.matcher(value).matches() ? "" : "write a whole number and one of K, M, G, T behind it";
            case "nodes" -> NODES.matcher(value).matches() ? "" : "write a number, or two as in 2-4";
            default -> COUNTS.matcher(name).matches() && !value.matches("0*[1-9]\\d*") ? "write a number above 0" : "";
        };
        return Optional.of(mend).filter(text -> !text.isEmpty());
    }

    private static void partition(Subject subject, Found found) {
        var known = subject.site().partitions();
        subject.script()
                .directives()
                .last("partition")
                .filter(option -> !known.isEmpty() && Word.isKnown(option.valueOrEmpty()))
                .ifPresent(option -> {
                    for (String name : option.valueOrEmpty().split(",")) {
                        if (!known.contains(name)) {
                            found.error(
                                    option.at(),
                                    "the cluster has no partition '" + name + "': sbatch is refused",
                                    Nearest.to(name, known)
                                            .map(near -> "did you mean " + near + "?")
                                            .orElse("write one of " + String.join(", ", known)));
                        }
                    }
                });
    }

    private static void variables(Subject subject, Found found) {
        for (GivenOption option : given(subject)) {
            String value = option.valueOrEmpty();
            boolean home = value.startsWith("~/") || value.equals("~");
            boolean variable = value.matches("(?s).*\\$\\{?[A-Za-z_].*");
            if (!home && !variable || option.name().equals("wrap")) {
                continue;
            }
            String what = home ? "~" : value.replaceFirst("(?s)^.*?(\\$\\{?\\w+}?).*$", "$1");
            String message = "no shell reads this line: " + what + " stays as it is written";
            String mend = "write the value itself (in file names %u is the user, %x the job's name, %j its id),"
                    + " or give the option to sbatch on the command line";
            if (FREE_TEXT.matcher(option.name()).matches()) {
                found.warning(option.at(), message, mend);
            } else {
                found.error(option.at(), message, mend);
            }
        }
    }
}
