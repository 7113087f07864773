package trainyard.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
    @TempDir
    Path parent;

    private Path left(String name) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name).resolve("inner"));
        Files.writeString(folder.resolve("key"), "secret");
        return parent.resolve(name);
    }

    /** The number of a process that is no more. */
    private static long dead() throws Exception {
        var process =
                new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version").start();
        process.waitFor();
        return process.pid();
    }

    @Test
    void closing_deletes_it_with_all_that_is_in_it() throws Exception {
        try (var folder = TemporaryFolder.make(parent, "test")) {
            Files.writeString(
                    Files.createDirectory(folder.path().resolve("inner")).resolve("key"), "secret");
        }
        try (var entries = Files.list(parent)) {
            assertEquals(0, entries.count());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_its_owner_may_enter_it() throws Exception {
        try (var folder = TemporaryFolder.make(parent, "test")) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())));
        }
    }

    @Test
    void what_a_killed_program_left_is_deleted() throws Exception {
        Path ofDead = left("trainyard-test-" + dead() + "-17");
        try (var folder = TemporaryFolder.make(parent, "test")) {
            assertTrue(Files.isDirectory(folder.path()));
            assertFalse(Files.exists(ofDead));
        }
    }

    @Test
    void what_is_in_use_or_not_the_consoles_stays() throws Exception {
        long dead = dead();
        Path ofLiving = left("trainyard-test-" + ProcessHandle.current().pid() + "-17");
        Path ofOtherPurpose = left("trainyard-other-" + dead + "-17");
        Path unnumbered = left("trainyard-test-" + dead);
        TemporaryFolder.make(parent, "test").close();
        assertTrue(Files.exists(ofLiving));
        assertTrue(Files.exists(ofOtherPurpose));
        assertTrue(Files.exists(unnumbered));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_link_leads_nowhere() throws Exception {
        Path precious = left("precious");
        long dead = dead();
        Files.createSymbolicLink(parent.resolve("trainyard-test-" + dead + "-1"), precious);
        Files.createSymbolicLink(left("trainyard-test-" + dead + "-2").resolve("link"), precious);
        TemporaryFolder.make(parent, "test").close();
        assertTrue(Files.exists(precious.resolve("inner/key")));
        assertFalse(Files.exists(parent.resolve("trainyard-test-" + dead + "-2")));
    }
}
