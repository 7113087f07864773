package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import trainyard.core.slurm.Hostlist;

/** {@code sacct}: what slurmdbd would remember of finished jobs and their steps, and the jobs that are there. */
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
            Map.entry("endtime", 'E'),
            Map.entry("duplicates", 'D'),
            Map.entry("nodelist", 'N'),
            // Of these two, getopt knows no letter.
            Map.entry("name", '1'),
            Map.entry("batch-script", 'B'));

    private Sacct() {}

    static Answer run(World world, List<String> words, Wording wording) throws Options.Unknown {
        Options options = Options.parse("sacct", words, "aXPpnDBo:j:u:s:S:E:N:1:", NAMES);
        if (options.has('B')) {
            return script(world, options.value('j').orElse(""));
        }
        var columns = new ArrayList<SacctColumn>();
        for (String name : options.value('o').orElse(USUAL).split(",")) {
            String plain = name.split("%", 2)[0];
            var column = SacctColumn.ALL.stream()
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
            print(text, plain, columns, columns.stream().map(SacctColumn::name).toList());
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
            if (isWanted(job, options)) {
                for (String step : steps(job, options)) {
                    var row = new SacctColumn.Row(job, world.now(), step);
                    print(
                            text,
                            plain,
                            columns,
                            columns.stream()
                                    .map(column -> column.value().apply(row, wording))
                                    .toList());
                }
            }
        }
        return Answer.of(text.toString());
    }

    private static void print(StringBuilder text, boolean plain, List<SacctColumn> columns, List<String> values) {
        if (plain) {
            text.append(String.join("|", values)).append('\n');
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            text.append(columns.get(i).padded(values.get(i))).append(' ');
        }
        text.append('\n');
    }

    /** The job itself, and what ran in it: its script, and the one step that its script starts. */
    private static List<String> steps(SimJob job, Options options) {
        return options.has('X') || job.started == 0 ? List.of("") : List.of("", "batch", "0");
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
        boolean byName = options.value('1').map(job.spec.name()::equals).orElse(true);
        boolean byNode = options.value('N')
                .map(hosts -> Hostlist.expand(hosts))
                .map(hosts -> job.shares.stream().anyMatch(share -> hosts.contains(share.node().name)))
                .orElse(true);
        return byId && byUser && byState && byName && byNode && inWindow(job, options);
    }

    /** sacct(1): with states, those jobs that were in one of them between start and end. */
    private static boolean inWindow(SimJob job, Options options) {
        if (!options.has('s')) {
            // Without: those that were there at some time between.
            return job.submitted <= seconds(options, 'E', Long.MAX_VALUE)
                    && (job.ended == 0 || job.ended >= seconds(options, 'S', 0));
        }
        if (job.ended == 0) {
            return true;
        }
        return job.ended >= seconds(options, 'S', 0) && job.ended <= seconds(options, 'E', Long.MAX_VALUE);
    }

    /** This cluster's accounting keeps no scripts. */
    private static Answer script(World world, String id) {
        return world.jobs().stream().anyMatch(job -> JobIds.matches(job, id))
                ? Answer.of("Batch Script for " + id + "\n" + "-".repeat(80) + "\nNONE\n")
                : Answer.of("");
    }

    private static long seconds(Options options, char letter, long otherwise) {
        return options.value(letter)
                .filter(text -> text.matches("uts\\d{1,12}"))
                .map(text -> Long.parseLong(text.substring("uts".length())))
                .orElse(otherwise);
    }
}
