package trainyard.core.diagnose.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import trainyard.core.diagnose.gather.ClockReading;
import trainyard.core.diagnose.gather.ScriptPiece;

/**
 * What was read for a node's check.
 *
 * @param login the way to the node; that of the connection itself where the node is its machine
 * @param record of {@code scontrol show node}, by Slurm's keys; empty where slurmctld was not to be asked
 * @param line the same as it came, or what was said instead
 * @param there what the node printed, by name
 * @param closed why the node could not be looked at; empty where it was
 * @param controller what slurmctld's machine printed
 * @param controllerClosed why that could not be looked at; empty where it was
 * @param clock the controller's, or that of the connection's machine
 * @param decoded what the connection's machine makes of the node's credential
 * @param events rows of sacctmgr; empty for none, absent where accounting does not tell
 */
record Looked(
        String node,
        String login,
        Map<String, String> record,
        String line,
        Map<String, ScriptPiece> there,
        String closed,
        Map<String, ScriptPiece> controller,
        String controllerClosed,
        Optional<ClockReading> clock,
        String decoded,
        Optional<String> events,
        Paths paths) {
    /**
     * What Slurm's configuration calls things.
     *
     * @param controller slurmctld's host
     */
    record Paths(String controller, String port, String conf, String log, String spool) {}

    /** What a command on the node said; empty where it was not asked or is not there. */
    Optional<ScriptPiece> piece(String name) {
        return Optional.ofNullable(there.get(name))
                .filter(piece -> !piece.status().equals("127"));
    }

    String text(String name) {
        return piece(name).map(ScriptPiece::string).map(String::strip).orElse("");
    }

    /** What systemd says of a service, by its properties. */
    Map<String, String> unit(String id) {
        for (String block : text("daemons").split("\\n\\n")) {
            var values = new HashMap<String, String>();
            block.lines().forEach(line -> {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            });
            if (id.equals(values.get("Id"))) {
                return values;
            }
        }
        return Map.of();
    }

    String value(String key) {
        return record.getOrDefault(key, "");
    }

    /** Why something is not known: because the node was not reached, or else. */
    String unknown(String otherwise) {
        return closed.isEmpty() ? otherwise : "The node could not be asked; see the login.";
    }

    /** A command as it is run on the node. */
    String onNode(String command) {
        return "ssh " + node + " " + command;
    }
}
