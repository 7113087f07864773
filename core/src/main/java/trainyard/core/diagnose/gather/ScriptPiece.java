package trainyard.core.diagnose.gather;

import java.nio.charset.StandardCharsets;

/**
 * A piece of what a script printed.
 *
 * @param status of its command, or a word instead
 * @param at when it came, by {@link System#nanoTime}
 */
public record ScriptPiece(String name, byte[] text, String status, long at) {
    public String string() {
        return new String(text, StandardCharsets.UTF_8);
    }

    public boolean ok() {
        return status.equals("0");
    }
}
