package trainyard.core.diagnose.gather;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The scripts of sh that look at machines, one for a machine; none changes anything. Each begins with the arguments
 * MARK and {@code sudo} or {@code plain}; see {@link Frames} for what it prints.
 * JOBS are numbers of a job, or of an array's tasks: {@code 12|13}.
 */
public enum GatherScripts {
    /** The machine that the connection leads to: its name, its clock, its zone. */
    HERE,
    /** slurmctld's machine. Arguments: LOG JOBS BEGIN BEGUN ENDING END. */
    CONTROLLER,
    /** Files that a job wrote. Arguments: FILES BYTES, then pairs of {@code file} or {@code folder} and a path. */
    FILES,
    /**
     * A node. Arguments: JOBS NODE NOW BEGIN BEGUN ENDING END SAVED SLURMD_LOG SPOOL WORK OUTPUT CREDENTIAL PEER...
     */
    NODE,
    /** A node, for its check. Arguments: CONTROLLER PORT CONF SLURMD_LOG SPOOL CREDENTIAL. */
    NODE_CHECK,
    /** slurmctld's machine, for a node's check. Arguments: LOG NODE CONF. */
    CONTROLLER_CHECK;

    private static final ConcurrentHashMap<String, String> TEXTS = new ConcurrentHashMap<>();

    /** What the shell gets, without its arguments. */
    public String text() {
        return TEXTS.computeIfAbsent("common", GatherScripts::read)
                + TEXTS.computeIfAbsent(name().toLowerCase(Locale.ROOT), GatherScripts::read);
    }

    /** The command's words. */
    List<String> words(String mark, boolean sudo, List<String> arguments) {
        var words = new ArrayList<>(List.of("sh", "-c", text(), "gather", mark, sudo ? "sudo" : "plain"));
        words.addAll(arguments);
        return List.copyOf(words);
    }

    private static String read(String name) {
        try (InputStream file = GatherScripts.class.getResourceAsStream(name + ".sh")) {
            if (file == null) {
                throw new IllegalStateException(name + ".sh is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
