package trainyard.core.job.scalarlm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class ScalarLmTokenTest {
    @TempDir
    private Path folder;

    private Path file(String text, String mode) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return file;
    }

    private static String refusal(Path file) {
        return assertThrows(ScalarLmException.class, () -> TokenFile.read(file)).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void a_file_of_ones_own_is_read_without_its_line_end(String mode) throws Exception {
        try (var token = TokenFile.read(file(" s3cret-/+=\r\n", mode))) {
            assertEquals("s3cret-/+=", token.use(String::new));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void a_wider_mode_is_refused_with_its_mend(String mode) throws Exception {
        Path file = file("s3cret", mode);
        String said = refusal(file);
        assertTrue(said.contains(mode) && said.contains("chmod 600 " + file), said);
        assertFalse(said.contains("s3cret"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "two words", "a\nb", "caf\u00e9"})
    void what_is_no_token_is_refused_and_not_shown(String text) throws Exception {
        String said = refusal(file(text, "rw-------"));
        assertTrue(text.isBlank() ? said.contains("empty") : said.contains("one word"), said);
        assertTrue(text.isBlank() || !said.contains(text), said);
    }

    @Test
    void a_file_that_is_none_is_refused() throws Exception {
        assertTrue(refusal(folder.resolve("none")).contains("there is none"));
        assertTrue(refusal(folder).contains("a folder"));
        assertTrue(refusal(file("x".repeat(10_000), "rw-------")).contains("too long"));
    }

    @Test
    void a_file_of_another_is_refused() throws Exception {
        Path file = file("s3cret", "rw-------");
        String before = System.getProperty("user.name");
        System.setProperty("user.name", "somebody-else");
        try {
            assertTrue(refusal(file).contains("not to you"));
        } finally {
            System.setProperty("user.name", before);
        }
    }
}
