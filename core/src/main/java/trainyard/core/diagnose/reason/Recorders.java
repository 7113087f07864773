package trainyard.core.diagnose.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.read.Event;
import trainyard.core.diagnose.read.Reading;
import trainyard.core.diagnose.read.Reading.SlurmRecord;

/** What the flight recorders of several ranks say together: who called another collective, and who never came. */
final class Recorders implements Observation {
    private static final String MISMATCH = "collective-mismatch.recorded";
    private static final String BEHIND = "collective-timeout-slow-rank.recorded";
    private static final int MOST = 16;

    /** A collective that a rank called. */
    private record Work(String source, int rank, long seq, String op, String size, String file) {
        static Optional<Work> of(String source, SlurmRecord record) {
            boolean numbered = record.value("seq").matches("\\d{1,18}")
                    && record.value("rank").matches("\\d{1,6}");
            return numbered
                    ? Optional.of(new Work(
                            source,
                            Integer.parseInt(record.value("rank")),
                            Long.parseLong(record.value("seq")),
                            record.value("op"),
                            record.value("size"),
                            record.value("file")))
                    : Optional.empty();
        }

        /** What has to be the same for all; of other operations the parts may differ in size. */
        String call() {
            return op.equals("all_reduce") ? op + " of " + size : op;
        }
    }

    @Override
    public List<Event> of(Incident incident) {
        Map<String, Map<Integer, TreeMap<Long, Work>>> groups = new TreeMap<>();
        for (Reading reading : incident.readings()) {
            if (reading.kind() == SourceKind.FLIGHT_RECORDER) {
                for (SlurmRecord record : reading.records()) {
                    Work.of(reading.source().name(), record)
                            .ifPresent(work -> groups.computeIfAbsent(record.value("group"), _ -> new TreeMap<>())
                                    .computeIfAbsent(work.rank(), _ -> new TreeMap<>())
                                    .put(work.seq(), work));
                }
            }
        }
        var made = new ArrayList<Event>();
        groups.values().stream().filter(ranks -> ranks.size() > 1).forEach(ranks -> {
            List<Event> differ = mismatch(incident, ranks);
            made.addAll(differ.isEmpty() ? behind(incident, ranks) : differ);
        });
        return made;
    }

    /** The first work that not all ranks called alike: those that differ from most, or all where there is no most. */
    private static List<Event> mismatch(Incident incident, Map<Integer, TreeMap<Long, Work>> ranks) {
        var bySeq = new TreeMap<Long, List<Work>>();
        ranks.values()
                .forEach(works -> works.forEach((seq, work) ->
                        bySeq.computeIfAbsent(seq, _ -> new ArrayList<>()).add(work)));
        for (List<Work> works : bySeq.values()) {
            Map<String, Long> calls =
                    works.stream().collect(Collectors.groupingBy(Work::call, TreeMap::new, Collectors.counting()));
            if (calls.size() > 1) {
                var usual = calls.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow();
                String most = usual.getKey();
                boolean isMost = usual.getValue() * 2 > works.size();
                return works.stream()
                        .filter(work -> !isMost || !work.call().equals(most))
                        .limit(MOST)
                        .map(work -> event(
                                incident,
                                MISMATCH,
                                work,
                                "rank " + work.rank() + " called " + work.call() + " as work " + work.seq()
                                        + (isMost ? ", where others called " + most : "")))
                        .toList();
            }
        }
        return List.of();
    }

    /** Ranks that did not come to the work that most were in. */
    private static List<Event> behind(Incident incident, Map<Integer, TreeMap<Long, Work>> ranks) {
        List<Work> last = ranks.values().stream()
                .map(works -> works.lastEntry().getValue())
                .toList();
        long top = last.stream().mapToLong(Work::seq).max().orElseThrow();
        List<Work> late = last.stream().filter(work -> work.seq() < top).toList();
        Optional<Work> awaited = last.stream().filter(work -> work.seq() == top).findFirst();
        if (late.size() * 2 > ranks.size()) {
            return List.of();
        }
        return late.stream()
                .limit(MOST)
                .flatMap(work -> awaited.stream()
                        .map(other -> event(
                                incident,
                                BEHIND,
                                work,
                                "rank " + work.rank() + " (its last work was " + work.seq() + ", " + work.op()
                                        + "; that of others " + top + ", " + other.op() + ")")))
                .toList();
    }

    private static Event event(Incident incident, String rule, Work work, String said) {
        var values = new HashMap<String, String>();
        values.put("detail", said);
        values.put("seq", Long.toString(work.seq()));
        values.put("op", work.op());
        if (!work.file().isEmpty()) {
            values.put("file", work.file());
        }
        return new Event(
                incident.book().rule(rule),
                new EvidenceLine(work.source(), 0, Optional.empty(), "flight recorder: " + said),
                SourceKind.FLIGHT_RECORDER,
                false,
                0,
                Optional.empty(),
                Optional.of(work.rank()),
                values,
                1);
    }
}
