package trainyard.app.bench;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.live.SlurmQueries;
import trainyard.core.live.Snapshot;
import trainyard.core.live.SnapshotDiff;
import trainyard.core.settings.TemporaryFolder;

/** From the last byte of a refresh to the snapshot and what changed, beside reading lines and splitting them. */
final class RefreshBenchmark implements Benchmark {
    @Override
    public String title() {
        return "Refresh, 10,000 nodes and 100,000 jobs";
    }

    @Override
    public List<Figure> measure() throws Exception {
        Load load = record();
        byte[] jobs = Load.answer(load.early(), SlurmQueries.jobs());
        byte[] laterJobs = Load.answer(load.later(), SlurmQueries.jobs());

        Timing full = Timing.of(() -> fresh(load.early()));
        Timing incremental = incremental(load);
        Timing naive = Timing.of(() -> splitAndCompare(jobs, laterJobs));

        var figures = new ArrayList<Figure>();
        figures.add(Figure.megabytes("size of the job list", jobs.length, ""));
        figures.add(Figure.millis("full: parse all, first", full.first(), ""));
        figures.add(Figure.millis("full: parse all, warm", full.median(), "target: under 200 ms"));
        figures.add(Figure.millis("incremental: parse and diff, warm", incremental.median(), "target: under 75 ms"));
        figures.add(Figure.millis("baseline: readLine, split, compare by id", naive.median(), "jobs alone, twice"));
        figures.add(Figure.ratio("incremental against the baseline", incremental.median() / naive.median(), ""));
        return figures;
    }

    private static Load record() throws Exception {
        try (var folder = TemporaryFolder.make("bench")) {
            return Load.record(folder.path().resolve("known_hosts"));
        }
    }

    private static Snapshot fresh(Map<String, byte[]> answers) throws Exception {
        try (var poller = new Poller(new ReplayShell(answers), Clock.systemUTC(), Pace.GENTLE)) {
            return poller.once();
        }
    }

    private static Timing incremental(Load load) throws Exception {
        var shell = new ReplayShell(load.early());
        try (var poller = new Poller(shell, Clock.systemUTC(), Pace.GENTLE)) {
            var last = new Snapshot[] {poller.once()};
            var turns = new int[1];
            return Timing.of(() -> {
                shell.answerFrom(turns[0]++ % 2 == 0 ? load.later() : load.early());
                Snapshot next = poller.once();
                var diff = SnapshotDiff.between(last[0], next);
                last[0] = next;
                return diff;
            });
        }
    }

    /** What one would write without thinking of speed: lines to fields, fields to a map, two maps compared. */
    private static int splitAndCompare(byte[] before, byte[] after) throws IOException {
        Map<String, String[]> old = split(before);
        int changed = 0;
        for (var row : split(after).entrySet()) {
            changed += Arrays.equals(row.getValue(), old.get(row.getKey())) ? 0 : 1;
        }
        return changed;
    }

    private static Map<String, String[]> split(byte[] output) throws IOException {
        var rows = new HashMap<String, String[]>();
        var text = new InputStreamReader(new ByteArrayInputStream(output), StandardCharsets.UTF_8);
        try (var lines = new BufferedReader(text)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\\|");
                rows.put(fields[0], fields);
            }
        }
        return rows;
    }
}
