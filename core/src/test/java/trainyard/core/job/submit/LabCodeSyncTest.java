package trainyard.core.job.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.Lab;
import trainyard.core.job.LabUser;
import trainyard.core.remote.Command;

/** Code carried to a real machine. */
@Timeout(180)
class LabCodeSyncTest {
    private static final String ODD = "a folder/it's \"so\" $HOME `id`; # é.py";

    @TempDir
    private Path settings;

    @TempDir
    private Path code;

    private LabUser user;
    private String there;

    @BeforeEach
    void connect() throws Exception {
        Lab.controller();
        user = new LabUser(settings);
        there = user.workFolder + "/code of " + code.getFileName();
        write("train.py", "print(1)\n");
        write(ODD, "odd\n");
        write("empty", "");
        write("run.sh", "#!/bin/sh\n");
        Files.setPosixFilePermissions(code.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void clear() throws Exception {
        if (user != null) {
            LabUser.run(user.shell, "rm", "-rf", "--", there);
            user.close();
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = code.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private CodeSync.Synced sync(boolean overwrite) throws Exception {
        return new CodeSync(user.shell, user.acts()).run(code, there, overwrite);
    }

    private boolean isThere(String path, String test) throws Exception {
        return user.shell
                .run(Command.of(LabUser.PATIENCE, "test", test, there + "/" + path))
                .ok();
    }

    private void git(String... words) throws Exception {
        var command = new ArrayList<>(List.of("git", "-C", code.toString()));
        command.addAll(List.of(words));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    @Test
    void files_of_any_name_are_carried_once() throws Exception {
        var first = sync(false);
        assertEquals(List.of(ODD, "empty", "run.sh", "train.py"), first.carried());
        assertEquals("odd", user.text(there + "/" + ODD));
        assertTrue(isThere("empty", "-f"));
        assertTrue(isThere("run.sh", "-x"));
        assertFalse(isThere("train.py", "-x"));
        var second = sync(false);
        assertEquals(List.of(), second.carried());
        assertEquals(4, second.same());
        write("train.py", "print(2)\n");
        assertEquals(List.of("train.py"), sync(false).carried());
        assertEquals("print(2)", user.text(there + "/train.py"));
    }

    @Test
    void what_was_changed_there_is_kept_and_named_until_it_may_be_written_over() throws Exception {
        sync(false);
        user.write(there + "/train.py", "print('mended here')\n");
        assertEquals(new CodeSync.Synced(List.of(), 3, List.of("train.py")), sync(false));
        write("train.py", "print(3)\n");
        assertEquals(List.of("train.py"), sync(false).kept());
        assertEquals("print('mended here')", user.text(there + "/train.py"));
        assertEquals(List.of("train.py"), sync(true).carried());
        assertEquals("print(3)", user.text(there + "/train.py"));
        write("train.py", "print(4)\n");
        assertEquals(List.of("train.py"), sync(false).carried(), "it is this side's again");
    }

    @Test
    void a_file_that_was_there_before_is_somebody_s() throws Exception {
        LabUser.run(user.shell, "mkdir", "-p", "--", there);
        user.write(there + "/train.py", "print('mine')\n");
        assertEquals(List.of("train.py"), sync(false).kept());
        assertEquals("print('mine')", user.text(there + "/train.py"));
    }

    @Test
    void what_git_ignores_stays_here_and_what_is_there_besides_stays_there() throws Exception {
        git("init", "-q");
        write(".gitignore", "*.bin\n/data/\n");
        write("weights.bin", "1");
        write("data/set", "1");
        write("removed.py", "1");
        git("add", "removed.py");
        Files.delete(code.resolve("removed.py"));
        Files.createSymbolicLink(code.resolve("link"), Path.of("/etc/passwd"));
        LabUser.run(user.shell, "mkdir", "-p", "--", there);
        user.write(there + "/notes.txt", "theirs\n");
        assertEquals(
                List.of(".gitignore", ODD, "empty", "run.sh", "train.py"),
                sync(false).carried());
        assertFalse(isThere("weights.bin", "-e") || isThere("data", "-e") || isThere(".git", "-e"));
        assertEquals("theirs", user.text(there + "/notes.txt"));
    }
}
