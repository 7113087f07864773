package trainyard.core.diagnose.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final String PRINTED =
            "noise\n\nMARK begin a b\none\ntwo\nMARK end 0\n\nMARK begin empty\n\nMARK end"
                    + " absent\n\nMARK begin binary\n\0\nMAR\n\nMARK end whole 7\n\nMARK begin broken off\nhalf";

    private static List<String> read(int chunk) {
        var told = new ArrayList<String>();
        var frames = new Frames("MARK", piece -> told.add(piece.name() + "|" + piece.string() + "|" + piece.status()));
        byte[] all = PRINTED.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < all.length; from += chunk) {
            byte[] part = new byte[Math.min(chunk, all.length - from)];
            System.arraycopy(all, from, part, 0, part.length);
            frames.output(part, part.length);
        }
        return told;
    }

    @Test
    void pieces_are_told_whole_however_they_come() {
        for (int chunk : List.of(1, 2, 3, 5, 7, 11, 64, 4096)) {
            assertEquals(
                    List.of("a b|one\ntwo|0", "empty||absent", "binary|\0\nMAR\n|whole 7"), read(chunk), "by " + chunk);
        }
    }
}
