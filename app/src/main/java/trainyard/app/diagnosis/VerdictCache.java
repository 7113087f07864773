package trainyard.app.diagnosis;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was diagnosed since the console was started: verdicts of thousands of jobs, and the reports of the last few,
 * whose evidence lies on disk. A job that ran again has another end, and so another verdict. For one thread.
 */
final class VerdictCache {
    private record Key(String cluster, long job, Optional<Instant> ended) {}

    private record Kept(Diagnosed diagnosed, Instant made) {}

    private final LinkedHashMap<Key, Verdict> verdicts = new LinkedHashMap<>();
    private final LinkedHashMap<Key, Kept> reports = new LinkedHashMap<>();
    private final int mostVerdicts;
    private final int mostReports;
    private final Consumer<Diagnosed> onForgotten;

    /** @param onForgotten gets a report that is kept no longer */
    VerdictCache(int mostVerdicts, int mostReports, Consumer<Diagnosed> onForgotten) {
        this.mostVerdicts = mostVerdicts;
        this.mostReports = mostReports;
        this.onForgotten = onForgotten;
    }

    /** @param ended when the job ended, as far as whoever asks knows */
    void keep(String cluster, long job, Optional<Instant> ended, Diagnosed diagnosed, Instant made) {
        var key = new Key(cluster, job, ended);
        verdicts.remove(key);
        verdicts.put(key, Verdict.of(diagnosed.report()));
        Kept before = reports.remove(key);
        reports.put(key, new Kept(diagnosed, made));
        if (before != null) {
            onForgotten.accept(before.diagnosed());
        }
        shrink(verdicts, mostVerdicts).ifPresent(gone -> {});
        shrink(reports, mostReports).ifPresent(gone -> onForgotten.accept(gone.diagnosed()));
    }

    private static <V> Optional<V> shrink(LinkedHashMap<Key, V> map, int most) {
        return map.size() > most ? Optional.of(map.pollFirstEntry().getValue()) : Optional.empty();
    }

    Optional<Verdict> verdict(String cluster, long job, Optional<Instant> ended) {
        return Optional.ofNullable(verdicts.get(new Key(cluster, job, ended)));
    }

    /** The last report on a job, whichever of its runs it is about. */
    Optional<Diagnosed> report(String cluster, long job) {
        return newest(cluster, job).map(Kept::diagnosed);
    }

    /** All reports that are kept. */
    List<Diagnosed> all() {
        return reports.values().stream().map(Kept::diagnosed).toList();
    }

    Optional<Instant> made(String cluster, long job) {
        return newest(cluster, job).map(Kept::made);
    }

    private Optional<Kept> newest(String cluster, long job) {
        return reports.sequencedEntrySet().reversed().stream()
                .filter(entry ->
                        entry.getKey().job() == job && entry.getKey().cluster().equals(cluster))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
