package trainyard.core.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class QuotingTest {
    private static final String NASTY = "a 'b\"$`\\*?[]{}()<>|&;!#~=%^\n\t-ü€😀";

    @Test
    void plain_words_stay_readable() {
        assertEquals("squeue -h -t all", Quoting.join(List.of("squeue", "-h", "-t", "all")));
        assertEquals("echo 'it'\\''s' ''", Quoting.join(List.of("echo", "it's", "")));
    }

    /** Words of nasty letters, and what a real shell makes of them. Seeded, so that a failure comes again. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_real_shell_gives_every_word_back() throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260101);
        int[] letters = NASTY.codePoints().toArray();
        for (int round = 0; round < 40; round++) {
            var words = new ArrayList<String>();
            for (int i = 0; i < 25; i++) {
                var word = new StringBuilder();
                for (int length = random.nextInt(12); length > 0; length--) {
                    word.appendCodePoint(letters[random.nextInt(letters.length)]);
                }
                words.add(word.toString());
            }
            var all = new ArrayList<>(List.of("printf", "%s\\0"));
            all.addAll(words);
            var shell = new ProcessBuilder("sh", "-c", Quoting.join(all)).start();
            String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(String.join("\0", words) + "\0", printed);
        }
    }
}
