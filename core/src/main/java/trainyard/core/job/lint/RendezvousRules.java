package trainyard.core.job.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.conf.Place;

/** Whether the processes of a training find one another. */
final class RendezvousRules {
    static final List<ScriptRule> RULES = List.of(
            new ScriptRule(
                    "master-addr-local",
                    "The address of the first process is one for all nodes",
                    RendezvousRules::local),
            new ScriptRule(
                    "master-addr-per-task",
                    "All tasks have one address of the first process",
                    RendezvousRules::perTask),
            new ScriptRule("fixed-port", "The port of the rendezvous is the job's own", RendezvousRules::fixed),
            new ScriptRule("port-by-job-id", "A port made of the job's id meets no other", RendezvousRules::byId),
            new ScriptRule("octal-port", "Digits of the job's id are not read as octal", RendezvousRules::octal),
            new ScriptRule("rdzv-id", "The rendezvous has the job's id", RendezvousRules::id));

    private static final String HERE = "localhost|127\\.0\\.0\\.\\d+|::1";
    private static final Pattern FALLBACK = Pattern.compile("\\$\\{\\w+:?-(?:" + HERE + ")}");
    private static final Pattern PORT = Pattern.compile("(?:\\$\\{\\w+:?-)?(\\d{4,5})}?");
    private static final Pattern JOB_ID = Pattern.compile("SLURM_JOB_?ID");
    private static final Pattern BASE = Pattern.compile("(?:expr|\\(\\()\\s*(\\d{4,5})\\s*\\+");
    /** With a space: {@code ${x:-4}} is what stands for x where it is empty. */
    private static final Pattern DIGITS = Pattern.compile("tail\\s+-c\\s*(\\d)|:\\s+-(\\d)");

    private static final Pattern MODULUS = Pattern.compile("%\\s*(\\d{2,5})");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
    private static final String USUAL_MPI_PORTS = "12000-12999";

    private RendezvousRules() {}

    private static List<Assignment> all(Subject subject, String name) {
        return subject.script().assignments().stream()
                .filter(assignment -> assignment.name().equals(name))
                .toList();
    }

    private static void local(Subject subject, Found found) {
        if (!subject.shape().several()) {
            return;
        }
        String mend = "take the first node: $(scontrol show hostnames \"$SLURM_JOB_NODELIST\" | sed -n 1p)";
        for (Assignment address : all(subject, "MASTER_ADDR")) {
            if (address.value().matches(HERE)) {
                found.error(
                        address.word().at(), "on several nodes each one looks for the first process on itself", mend);
            } else if (FALLBACK.matcher(address.value()).find()) {
                found.warning(
                        address.word().at(),
                        "where MASTER_ADDR is not set, each node looks for the first process on itself and waits for ever",
                        mend);
            } else if (address.value().contains("SLURM_LAUNCH_NODE_IPADDR")) {
                found.note(
                        address.word().at(),
                        "SLURM_LAUNCH_NODE_IPADDR is where srun was called, which need not be a node of the job",
                        mend);
            }
        }
        for (Launch launch : subject.script().launches()) {
            launch.first(Call.Kind.TORCHRUN)
                    .flatMap(call -> call.value("rdzv_endpoint").or(() -> call.value("master_addr")))
                    .map(subject.script().variables()::expand)
                    .filter(endpoint -> endpoint.matches("(?:" + HERE + ")(?::.*)?"))
                    .filter(_ -> subject.step(launch).several())
                    .ifPresent(endpoint -> found.error(
                            place(launch.last(), launch.last().has("rdzv_endpoint") ? "rdzv_endpoint" : "master_addr"),
                            "on several nodes each one waits at its own " + endpoint,
                            mend));
        }
    }

    private static void perTask(Subject subject, Found found) {
        all(subject, "MASTER_ADDR").stream()
                .filter(address -> address.inTask() && subject.shape().several())
                .filter(address -> address.value()
                        .matches("(?s).*(?:\\$\\(|`)\\s*hostname.*|.*\\$\\{?(?:HOSTNAME|SLURMD_NODENAME).*"))
                .forEach(address -> found.error(
                        address.word().at(),
                        "each task takes its own node for the first one: they never meet",
                        "set MASTER_ADDR once, before srun"));
    }

    private static void fixed(Subject subject, Found found) {
        if (subject.script().directives().has("exclusive")) {
            return;
        }
        Map<String, Place> ports = new LinkedHashMap<>();
        all(subject, "MASTER_PORT")
                .forEach(port -> ports.putIfAbsent(port.value(), port.word().at()));
        for (Launch launch : subject.script().launches()) {
            for (String option : List.of("master_port", "rdzv_endpoint")) {
                launch.first(Call.Kind.TORCHRUN)
                        .flatMap(call -> call.value(option))
                        .map(value -> value.substring(value.lastIndexOf(':') + 1))
                        .ifPresent(port -> ports.putIfAbsent(port, place(launch.last(), option)));
            }
        }
        ports.forEach((value, at) -> {
            Matcher port = PORT.matcher(value);
            if (port.matches()) {
                found.warning(
                        at,
                        "port " + port.group(1) + " is the same for every job: two on one node meet there",
                        "make it of the job's id: $((20000 + SLURM_JOB_ID % 10000))");
            }
        });
    }

    private static Place place(Call call, String option) {
        return call.word(option).at();
    }

    private static void byId(Subject subject, Found found) {
        String ports = subject.site().mpiPorts();
        Matcher taken = RANGE.matcher(ports.isEmpty() ? USUAL_MPI_PORTS : ports);
        if (!taken.find()) {
            return;
        }
        for (Assignment port : all(subject, "MASTER_PORT")) {
            Matcher base = BASE.matcher(port.value());
            int width = width(port.value());
            if (width == 0 || !base.find()) {
                continue;
            }
            int from = Integer.parseInt(base.group(1));
            int to = from + width - 1;
            if (from <= Integer.parseInt(taken.group(2)) && to >= Integer.parseInt(taken.group(1))) {
                found.warning(
                        port.word().at(),
                        "ports " + from + "-" + to + " lie partly within " + taken.group()
                                + (ports.isEmpty() ? ", which many clusters give MPI" : ", which the cluster gives MPI")
                                + "; and jobs whose ids end alike share one",
                        "begin at another number: $((20000 + SLURM_JOB_ID % 10000))");
            }
        }
    }

    /** How many ports a formula with the job's id can give; 0 where it is none that is known. */
    private static int width(String value) {
        if (!JOB_ID.matcher(value).find()) {
            return 0;
        }
        Matcher digits = DIGITS.matcher(value);
        Matcher modulus = MODULUS.matcher(value);
        if (digits.find()) {
            return (int) Math.pow(10, Integer.parseInt(digits.group(1) == null ? digits.group(2) : digits.group(1)));
        }
        return modulus.find() ? Integer.parseInt(modulus.group(1)) : 0;
    }

    private static void octal(Subject subject, Found found) {
        for (Assignment assignment : subject.script().assignments()) {
            String value = assignment.value();
            boolean digits =
                    JOB_ID.matcher(value).find() && DIGITS.matcher(value).find();
            if (digits && value.contains("((") && !value.contains("10#")) {
                found.warning(
                        assignment.word().at(),
                        "where those digits begin with 0, as in 0089, the shell reads them as octal and may stop",
                        "write 10# before them, or take SLURM_JOB_ID % 10000");
            }
        }
    }

    private static void id(Subject subject, Found found) {
        for (Launch launch : subject.script().launches()) {
            launch.first(Call.Kind.TORCHRUN)
                    .filter(call -> call.has("rdzv_endpoint") && !call.has("rdzv_id") && !call.open())
                    .filter(_ -> subject.step(launch).several())
                    .ifPresent(call -> found.note(
                            place(call, "rdzv_endpoint"),
                            "without an id any job that comes to this address and port joins in",
                            "add --rdzv_id=$SLURM_JOB_ID"));
        }
    }
}
