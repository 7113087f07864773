package trainyard.core.diagnose.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import trainyard.core.diagnose.Source;
import trainyard.core.diagnose.SourceKind;

/**
 * A dump of PyTorch's flight recorder: which collectives a rank has called, in their order, as a pickle or as JSON
 * ({@code torch/csrc/distributed/c10d/FlightRecorder.hpp}, version 2).
 */
final class FlightRecord {
    /** Two thousand works with their stacks are less than a tenth of it. */
    private static final int MOST_BYTES = 64 << 20;

    /** What ranks are compared by are the last works. */
    private static final int MOST_WORKS = 200;

    private static final Pattern RANK = Pattern.compile("(\\d{1,6})(?:\\.\\w+)?$");
    private static final JsonMapper JSON = new JsonMapper();

    private FlightRecord() {}

    /** Whether a file begins like one. */
    static boolean is(String beginning) {
        boolean pickle = beginning.startsWith("\uFFFD\u0002}") && beginning.contains("pg_config");
        return pickle || beginning.startsWith("{") && beginning.contains("\"collective_seq_id\"");
    }

    /** The works, each as a record with its rank, group, seq, op, size and the place in the user's program. */
    static Reading read(Source source, InputStream in) throws IOException {
        Optional<Integer> rank = source.rank().or(() -> rank(source.name()));
        var records = new ArrayList<Reading.SlurmRecord>();
        Map<?, ?> dump = dump(in.readNBytes(MOST_BYTES));
        if (rank.isPresent() && dump.get("entries") instanceof List<?> entries) {
            for (Object entry : entries.subList(Math.max(0, entries.size() - MOST_WORKS), entries.size())) {
                if (entry instanceof Map<?, ?> work && !Boolean.TRUE.equals(work.get("is_p2p"))) {
                    records.add(new Reading.SlurmRecord(SourceKind.FLIGHT_RECORDER, values(rank.get(), dump, work)));
                }
            }
        }
        return new Reading(source, SourceKind.FLIGHT_RECORDER, List.of(), records, records.size());
    }

    private static Optional<Integer> rank(String name) {
        Matcher match = RANK.matcher(name);
        return match.find() ? Optional.of(Integer.valueOf(match.group(1))) : Optional.empty();
    }

    /** Empty where it is no dump, or one that was cut off while it was written. */
    private static Map<?, ?> dump(byte[] bytes) {
        boolean json = bytes.length > 0 && bytes[0] == '{';
        try {
            Object dump = json
                    ? JSON.readValue(new String(bytes, StandardCharsets.UTF_8), Map.class)
                    : new PlainUnpickler().loads(bytes);
            return dump instanceof Map<?, ?> map ? map : Map.of();
        } catch (IOException | RuntimeException broken) {
            // The library meets broken bytes with exceptions of many kinds.
            return Map.of();
        }
    }

    private static Map<String, String> values(int rank, Map<?, ?> dump, Map<?, ?> work) {
        var values = new HashMap<String, String>();
        values.put("rank", Integer.toString(rank));
        values.put("group", text(work.get("process_group")) + " " + members(dump, work.get("process_group")));
        values.put("seq", text(work.get("collective_seq_id")));
        values.put("op", text(work.get("profiling_name")).replaceFirst("^\\w+:", ""));
        values.put("size", text(work.get("input_sizes")));
        place(work.get("frames")).ifPresent(place -> values.put("file", place));
        return values;
    }

    /** Groups of other ranks may have the same name. */
    private static String members(Map<?, ?> dump, @Nullable Object group) {
        Object name = group instanceof Object[] tuple && tuple.length > 0
                ? tuple[0]
                : group instanceof List<?> list && !list.isEmpty() ? list.getFirst() : "";
        return dump.get("pg_config") instanceof Map<?, ?> groups && groups.get(name) instanceof Map<?, ?> config
                ? text(config.get("ranks"))
                : "";
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Object[] several -> text(Arrays.asList(several));
            case List<?> several ->
                several.stream().map(FlightRecord::text).toList().toString();
            default -> value.toString();
        };
    }

    /** The innermost frame of the user's own code. */
    private static Optional<String> place(@Nullable Object frames) {
        if (!(frames instanceof List<?> list)) {
            return Optional.empty();
        }
        return list.stream()
                .filter(Map.class::isInstance)
                .map(Map.class::cast)
                .filter(frame -> !Traceback.isOfLibrary(text(frame.get("filename"))))
                .map(frame -> text(frame.get("filename")) + ":" + text(frame.get("line")))
                .findFirst();
    }
}
