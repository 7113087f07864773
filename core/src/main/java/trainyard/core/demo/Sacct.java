package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** {@code sacct}, one row a job: what slurmdbd would remember of finished jobs, and the jobs that are there. */
final class Sacct {
    private static final String USUAL = "JobID,JobName,Partition,Account,AllocCPUS,State,ExitCode";
    private static final Map<String, Character> NAMES = Map.ofEntries(
            Map.entry("parsable2", 'P'),
            Map.entry("parsable", 'p'),
            Map.entry("noheader", 'n'),
            Map.entry("format", 'o'),
            Map.entry("allusers", 'a'),
            Map.entry("allocations", 'X'),
            Map.entry("jobs", 'j'),
            Map.entry("user", 'u'),
            Map.entry("state", 's'),
            Map.entry("starttime", 'S'),
            Map.entry("endtime", 'E'));

    private static final List<Column> COLUMNS = List.of(
            new Column("JobID", 12, false, (row, words) -> row.job().displayId(words)),
            new Column("JobIDRaw", 12, false, (row, words) -> Long.toString(row.job().id)),
            new Column("JobName", 10, true, (row, words) -> row.job().spec.name()),
            new Column("User", 9, true, (row, words) -> row.job().spec.user().login()),
            new Column(
                    "Account", 10, true, (row, words) -> row.job().spec.user().account()),
            new Column(
                    "Partition",
                    10,
                    true,
                    (row, words) -> row.job().spec.partition().name()),
            new Column("QOS", 10, true, (row, words) -> row.job().spec.qos()),
            new Column(
                    "AllocCPUS",
                    10,
                    true,
                    (row, words) -> row.job().shares.isEmpty()
                            ? "0"
                            : "" + row.job().spec.cpus()),
            new Column("NNodes", 8, true, (row, words) -> "" + row.job().spec.nodes()),
            new Column("State", 10, true, (row, words) -> state(row.job())),
            new Column("ExitCode", 8, true, (row, words) -> row.job().exitCode + ":" + row.job().signal),
            new Column("DerivedExitCode", 15, true, (row, words) -> row.job().exitCode + ":0"),
            new Column("Submit", 19, true, (row, words) -> words.time(row.job().submitted)),
            new Column("Start", 19, true, (row, words) -> words.time(row.job().started, "Unknown")),
            new Column("End", 19, true, (row, words) -> words.time(row.job().ended, "Unknown")),
            new Column("ElapsedRaw", 10, true, (row, words) -> "" + row.job().elapsed(row.now())),
            new Column(
                    "TimelimitRaw",
                    10,
                    true,
                    (row, words) -> "" + row.job().spec.limit() / 60),
            new Column(
                    "AllocTRES",
                    10,
                    true,
                    (row, words) ->
                            row.job().shares.isEmpty() ? "" : row.job().spec.sortedTres()),
            new Column("ReqTRES", 10, true, (row, words) -> row.job().spec.sortedTres()),
            new Column(
                    "ReqMem",
                    10,
                    true,
                    (row, words) -> Amounts.memory(row.job().spec.memoryMb())),
            new Column(
                    "NodeList",
                    15,
                    true,
                    (row, words) -> row.job().shares.isEmpty()
                            ? "None assigned"
                            : row.job().nodeList()),
            new Column("Reason", 22, true, (row, words) -> "None"),
            new Column("WorkDir", 20, true, (row, words) -> row.job().spec.workFolder()));

    /** A field of sacct; cut with a plus sign where it is printed in columns. */
    private record Column(String name, int width, boolean right, BiFunction<JobFields.Row, Wording, String> value) {
        String padded(String text) {
            String cut = text.length() > width ? text.substring(0, width - 1) + "+" : text;
            String pad = " ".repeat(width - cut.length());
            return right ? pad + cut : cut + pad;
        }
    }

    private Sacct() {}

    static Answer run(World world, List<String> words, Wording wording) throws Options.Unknown {
        Options options = Options.parse("sacct", words, "aXPpno:j:u:s:S:E:", NAMES);
        var columns = new ArrayList<Column>();
        for (String name : options.value('o').orElse(USUAL).split(",")) {
            String plain = name.split("%", 2)[0];
            var column = COLUMNS.stream()
                    .filter(known -> known.name().equalsIgnoreCase(plain))
                    .findFirst();
            if (column.isEmpty()) {
                return Answer.failed("sacct: error: Invalid field requested: \"" + plain + "\"");
            }
            columns.add(column.get());
        }
        var text = new StringBuilder();
        boolean plain = options.has('P') || options.has('p');
        if (!options.has('n')) {
            print(text, plain, columns, columns.stream().map(Column::name).toList());
            if (!plain) {
                print(
                        text,
                        false,
                        columns,
                        columns.stream()
                                .map(column -> "-".repeat(column.width()))
                                .toList());
            }
        }
        var jobs = new ArrayList<>(world.history());
        jobs.addAll(world.jobs());
        for (SimJob job : jobs) {
            var row = new JobFields.Row(job, world.now());
            if (isWanted(job, options)) {
                print(
                        text,
                        plain,
                        columns,
                        columns.stream()
                                .map(column -> column.value().apply(row, wording))
                                .toList());
            }
        }
        return Answer.of(text.toString());
    }

    private static void print(StringBuilder text, boolean plain, List<Column> columns, List<String> values) {
        if (plain) {
            text.append(String.join("|", values)).append('\n');
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            text.append(columns.get(i).padded(values.get(i))).append(' ');
        }
        text.append('\n');
    }

    private static boolean isWanted(SimJob job, Options options) {
        boolean byId = options.value('j')
                .map(ids -> List.of(ids.split(",")).stream().anyMatch(id -> JobIds.matches(job, id)))
                .orElse(true);
        boolean byUser = options.value('u').map(job.spec.user().login()::equals).orElse(true);
        boolean byState = options.value('s')
                .map(states -> List.of(states.toUpperCase(Locale.ROOT).split(",")))
                .map(states -> states.contains(job.state.name()) || states.contains(job.state.code))
                .orElse(true);
        return byId && byUser && byState;
    }

    private static String state(SimJob job) {
        return job.state == SimJob.State.CANCELLED
                ? "CANCELLED by " + job.spec.user().uid()
                : job.state.name();
    }
}
