package trainyard.core.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.remote.Command;

class CommandLineTest {
    @Test
    void splitsAsAShellDoes() {
        assertEquals(List.of("a", "b c", "d'e", ""), CommandLine.split("a 'b c'  d\\'e ''"));
        assertEquals(List.of("x\"y", "a\\b", "$"), CommandLine.split("\"x\\\"y\" \"a\\b\" \"\\$\""));
        assertEquals(List.of("joined words"), CommandLine.split("jo'ined wo'\"rds\""));
        assertEquals(List.of(), CommandLine.split("  \t "));
    }

    @Test
    void undoesTheConsolesOwnQuoting() {
        var words = List.of("squeue", "-O", "Name:|", "it's", "a\"b", "$HOME;rm", "", "tab\there");
        var line = Command.of(java.time.Duration.ofSeconds(1), words).line();
        assertEquals(words, CommandLine.split(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"squeue | wc", "a; b", "a && b", "a > file", "echo $HOME", "echo `id`", "a\nb"})
    void refusesWhatOnlyAShellCanDo(String line) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> CommandLine.split(line));
        assertTrue(refusal.getMessage().contains("no shell"), refusal.getMessage());
    }

    @Test
    void missesAClosingQuote() {
        assertThrows(IllegalArgumentException.class, () -> CommandLine.split("echo 'open"));
        assertThrows(IllegalArgumentException.class, () -> CommandLine.split("echo \"open\\\""));
    }
}
