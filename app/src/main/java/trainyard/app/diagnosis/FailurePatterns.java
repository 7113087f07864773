package trainyard.app.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.app.kit.Times;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.Report;
import trainyard.core.live.detail.PastRow;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.JobState;

/**
 * What many failures have in common. Only what is out of the ordinary is told: a node, a user or an hour whose jobs
 * failed far more often than those of the others did, and a cause or a thing that was blamed again and again.
 */
final class FailurePatterns {
    /** Fewer say nothing. */
    static final int LEAST = 3;

    private static final int MOST = 8;
    private static final int LEAST_BLAMED = 2;
    private static final double MANIFOLD = 2;
    private static final Duration LEAST_SPAN = Duration.ofHours(3);

    /** What they have in common. */
    enum Kind {
        NODE("node"),
        USER("user"),
        HOUR("hour"),
        BLAMED("blamed"),
        CAUSE("cause");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        /** Of the list's filter. */
        String field() {
            return field;
        }
    }

    /**
     * One of them.
     *
     * @param name of the node, the user, ...; nodes whose failures are the same as a hostlist
     * @param filter the words that find these failures in the list
     * @param sentence why it is told
     */
    record Pattern(Kind kind, String name, int failures, int of, String filter, String sentence, double surprise) {
        String title() {
            return "%s: %,d of %,d failures".formatted(name, failures, of);
        }
    }

    private final List<PastRow> ended;
    private final List<PastRow> failed;

    private FailurePatterns(List<PastRow> ended) {
        this.ended = ended;
        failed = ended.stream().filter(FailurePatterns::isFailed).toList();
    }

    static boolean isFailed(PastRow row) {
        return row.state().phase() == JobState.Phase.FAILED;
    }

    /**
     * Looks through all, so it belongs in the background.
     *
     * @param ended all jobs that ended, those that went well among them: they are what is ordinary
     * @param verdicts of the failed ones, as far as somebody has looked
     */
    static List<Pattern> of(List<PastRow> ended, Map<PastRow, Verdict> verdicts) {
        var all = new FailurePatterns(ended);
        var found = new ArrayList<Pattern>();
        found.addAll(all.rates(Kind.NODE, FailurePatterns::nodes, "that ended on "));
        found.addAll(all.rates(Kind.USER, row -> row.user().isEmpty() ? List.of() : List.of(row.user()), "of "));
        if (all.isLong()) {
            found.addAll(all.rates(Kind.HOUR, FailurePatterns::hour, "that ended in the hour from "));
        }
        found.addAll(all.verdicts(verdicts));
        return found.stream()
                .sorted(Comparator.comparingDouble(Pattern::surprise).reversed())
                .limit(MOST)
                .toList();
    }

    private static List<String> nodes(PastRow row) {
        try {
            return row.nodeList().isEmpty() ? List.of() : Hostlist.expand(row.nodeList());
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    static List<String> hour(PastRow row) {
        return row.ended().stream()
                .map(time -> time.truncatedTo(ChronoUnit.HOURS))
                .map(Times::absolute)
                .map(text -> text.substring(0, 16).replace(' ', 'T'))
                .toList();
    }

    private boolean isLong() {
        var times = ended.stream().flatMap(row -> row.ended().stream()).toList();
        return times.size() > 1
                && Duration.between(
                                        times.stream().min(Instant::compareTo).orElseThrow(),
                                        times.stream().max(Instant::compareTo).orElseThrow())
                                .compareTo(LEAST_SPAN)
                        >= 0;
    }

    /** Names whose jobs failed far more often than jobs do. */
    private List<Pattern> rates(Kind kind, Function<PastRow, List<String>> names, String which) {
        var total = new HashMap<String, Integer>();
        var failures = new LinkedHashMap<String, List<Integer>>();
        int index = 0;
        for (PastRow row : ended) {
            for (String name : names.apply(row)) {
                total.merge(name, 1, Integer::sum);
                if (isFailed(row)) {
                    failures.computeIfAbsent(name, key -> new ArrayList<>()).add(index);
                }
            }
            index++;
        }
        // Nodes that failed together, as those of one large job do, are one thing.
        var together = new LinkedHashMap<List<Integer>, List<String>>();
        failures.forEach((name, rows) -> {
            if (isOdd(rows.size(), total.getOrDefault(name, 0))) {
                together.computeIfAbsent(rows, key -> new ArrayList<>()).add(name);
            }
        });
        return together.entrySet().stream()
                .map(entry -> rate(
                        kind,
                        entry.getValue(),
                        entry.getKey().size(),
                        entry.getValue().stream()
                                .mapToInt(name -> total.getOrDefault(name, 0))
                                .max()
                                .orElse(0),
                        which))
                .toList();
    }

    /** So many failures of so many jobs, where jobs fail as often as they do here. */
    private boolean isOdd(int failures, int jobs) {
        return failures >= LEAST && failures >= MANIFOLD * expected(jobs) && surprise(failures, jobs) >= 2;
    }

    private double expected(int jobs) {
        return ended.isEmpty() ? 0 : (double) jobs * failed.size() / ended.size();
    }

    private double surprise(int failures, int jobs) {
        double expected = expected(jobs);
        return (failures - expected) / Math.sqrt(Math.max(expected, 0.25));
    }

    private Pattern rate(Kind kind, List<String> names, int failures, int jobs, String which) {
        String name = kind == Kind.NODE ? Hostlist.fold(names) : String.join(", ", names);
        int others = ended.size() - jobs;
        int otherFailures = failed.size() - failures;
        return new Pattern(
                kind,
                kind == Kind.HOUR ? name.replace('T', ' ') : name,
                failures,
                failed.size(),
                kind.field() + (kind == Kind.NODE ? ":" : "=") + name,
                "%,d of the %,d jobs %s%s failed; of the %,d others %,d."
                        .formatted(failures, jobs, which, name.replace('T', ' '), others, otherFailures),
                surprise(failures, jobs));
    }

    private List<Pattern> verdicts(Map<PastRow, Verdict> verdicts) {
        var known = verdicts.values().stream()
                .filter(verdict -> !verdict.cause().equals(Report.UNKNOWN))
                .toList();
        var causes = counted(known.stream().map(Verdict::title)).entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST && 2 * entry.getValue() > verdicts.size())
                .map(entry -> told(Kind.CAUSE, entry.getKey(), entry.getValue(), verdicts.size()));
        var counts = counted(known.stream().flatMap(verdict -> things(verdict).stream()));
        var things = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_BLAMED)
                .filter(entry -> !isOneGpu(entry.getKey(), entry.getValue(), counts))
                .map(entry -> told(Kind.BLAMED, entry.getKey(), entry.getValue(), verdicts.size()));
        return Stream.concat(things, causes).toList();
    }

    /**
     * What may be blamed for another job as well: a rank or a line of two jobs is not the same thing, and neither is the
     * memory that each asks for. Many nodes have a GPU of the same address, so a GPU goes with its node.
     */
    private static List<String> things(Verdict verdict) {
        Optional<String> node = verdict.blamed().stream()
                .filter(thing -> thing.kind() == Blamed.Kind.NODE)
                .map(Blamed::name)
                .findFirst();
        return verdict.blamed().stream()
                .flatMap(thing -> switch (thing.kind()) {
                    case NODE, HOST, PATH -> Stream.of(thing.name());
                    case SETTING -> thing.name().startsWith("-") ? Stream.<String>empty() : Stream.of(thing.name());
                    case GPU -> node.stream().map(name -> name + " " + thing.name());
                    case RANK, FILE, PORT, USER, PROCESS, JOB -> Stream.<String>empty();
                })
                .distinct()
                .toList();
    }

    /** Whether a node was blamed for one of its GPUs each time: then the GPU is told, and not both. */
    private static boolean isOneGpu(String name, int failures, Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .anyMatch(other -> other.getKey().startsWith(name + " ") && other.getValue() == failures);
    }

    private static Map<String, Integer> counted(Stream<String> names) {
        return names.collect(Collectors.toMap(name -> name, name -> 1, Integer::sum, LinkedHashMap::new));
    }

    private static Pattern told(Kind kind, String name, int failures, int of) {
        // A filter's words have no blanks: the first one of a title is not enough, so all are asked for.
        String field = kind == Kind.BLAMED ? "blamed:" : "verdict:";
        String filter = Stream.of(name.split("\\s+")).map(word -> field + word).collect(Collectors.joining(" "));
        String sentence = kind == Kind.BLAMED
                ? "%s is blamed in %,d of the %,d failures that were diagnosed.".formatted(name, failures, of)
                : "This is the cause of %,d of the %,d failures that were diagnosed.".formatted(failures, of);
        return new Pattern(kind, name, failures, of, filter, sentence, failures + 1.0);
    }
}
