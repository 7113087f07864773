package trainyard.core.diagnose.gather;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.remote.RemoteException;

/**
 * The machine that the connection leads to.
 *
 * @param host its name; empty where it does not tell
 * @param credential of its munge; empty where munge does not answer
 */
public record Here(String host, Optional<ClockReading> clock, ZoneId zone, String credential) {
    private static final String ZONES = "/zoneinfo/";

    public static Here read(Asking asking, Duration patience) throws RemoteException, InterruptedException {
        Map<String, ScriptPiece> pieces = new HashMap<>();
        asking.script(
                Optional.empty(), patience, GatherScripts.HERE, List.of(), piece -> pieces.put(piece.name(), piece));
        String credential = text(pieces, "credential");
        return new Here(
                text(pieces, "host"),
                Optional.ofNullable(pieces.get("clock")).flatMap(ClockReading::of),
                zone(text(pieces, "zone"), text(pieces, "offset")),
                credential.startsWith("MUNGE:") ? credential : "");
    }

    private static String text(Map<String, ScriptPiece> pieces, String name) {
        ScriptPiece piece = pieces.get(name);
        return piece == null || !piece.status().equals("0")
                ? ""
                : piece.string().strip();
    }

    private static ZoneId zone(String file, String offset) {
        int zones = file.indexOf(ZONES);
        for (String name : List.of(zones < 0 ? "" : file.substring(zones + ZONES.length()), offset)) {
            try {
                if (!name.isEmpty()) {
                    return ZoneId.of(name);
                }
            } catch (DateTimeException unknown) {
                // The offset is as good for times about now.
                continue;
            }
        }
        return ZoneOffset.UTC;
    }

    /** Whether a host of that name is this machine. */
    public boolean is(String name) {
        return !name.isEmpty() && shortName(name).equals(shortName(host));
    }

    private static String shortName(String name) {
        return name.split("\\.", 2)[0];
    }
}
