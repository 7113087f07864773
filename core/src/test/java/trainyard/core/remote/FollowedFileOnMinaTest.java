package trainyard.core.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.live.output.FileState;
import trainyard.core.live.output.FollowedFile;
import trainyard.core.live.output.Following;

/** Files of this machine followed through a real SSH server and its real tail. */
@Timeout(90)
class FollowedFileOnMinaTest {
    @TempDir
    static Path keys;

    @TempDir
    Path folder;

    private static MinaServer server;
    private RemoteShell shell;
    private Path file;

    @BeforeAll
    static void start() throws Exception {
        var user = TestKeys.make("ed25519");
        TestKeys.write(user, keys.resolve("id"), "");
        server = new MinaServer(List.of(TestKeys.make("ed25519")))
                .welcoming(user.getPublic())
                .start();
        Files.writeString(keys.resolve("known_hosts"), server.hostKey().knownHostsLine() + "\n");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() throws Exception {
        var files = List.of(keys.resolve("known_hosts"));
        var policy = new HostKeyPolicy(files, files.getFirst(), HostKeyDecision.REFUSE);
        var login = KeyLogin.of(keys.resolve("id"), SecretPrompt.NOBODY);
        shell = new BuiltInDialer(MinaServer.USER, "127.0.0.1", server.port(), login, policy).dial();
        file = folder.resolve("it's the job.out");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private Following follow(long last) {
        return new Following(shell, file.toString(), last);
    }

    private void add(String text) throws Exception {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Programs of this machine whose command line names the file. */
    private long atWork() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(words -> List.of(words).contains(file.toString()))
                        .orElse(false))
                .count();
    }

    @Test
    void a_file_that_is_not_there_yet_is_waited_for_and_read_as_it_grows() throws Exception {
        try (var following = follow(FollowedFile.LAST_PART)) {
            following.await(() -> following.was(FileState.Awaited.class));
            add("one\ntw");
            following.await(() -> following.open().equals("tw"));
            assertEquals(List.of("one"), following.texts());
            add("o\n\r 10%\r 20%");
            following.await(() -> following.open().equals(" 20%"));
            assertEquals(List.of("one", "two"), following.texts());
            assertTrue(following.was(FileState.Following.class));
        }
    }

    @Test
    void a_rotated_file_and_an_emptied_one_are_gone_on_with() throws Exception {
        add("old\nunfinished");
        try (var following = follow(FollowedFile.LAST_PART)) {
            following.await(() -> following.open().equals("unfinished"));
            Files.move(file, folder.resolve("job.out.1"), StandardCopyOption.ATOMIC_MOVE);
            add("new\n");
            following.await(() -> following.texts().contains("new"));
            following.await(() -> following.was(FileState.Restarted.class));
            assertEquals("old", following.texts().getFirst());
            Files.writeString(file, "");
            following.await(() -> following.states().getLast().said().contains("emptied"));
            add("anew\n");
            following.await(() -> following.texts().getLast().equals("anew"));
        }
    }

    @Test
    void of_a_hundred_megabytes_only_the_end_is_carried_and_lines_are_whole() throws Exception {
        byte[] block = "0123456789012345678901234567890123456789012345678901234567890123456789\n"
                .repeat(14_000)
                .getBytes();
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 101; i++) {
                out.write(block);
            }
        }
        add("the end\n");
        try (var following = follow(10_000)) {
            following.await(() ->
                    !following.texts().isEmpty() && following.texts().getLast().equals("the end"));
            assertEquals(71, following.texts().getFirst().length() + 1);
            assertTrue(following.texts().size() < 150);
            assertTrue(following.states().getFirst() instanceof FileState.Following(long older)
                    && older == Files.size(file) - 10_000);
        }
    }

    @Test
    void nothing_is_left_running_behind() throws Exception {
        add("here\n");
        var following = follow(FollowedFile.ALL);
        following.await(() -> following.texts().equals(List.of("here")));
        assertTrue(atWork() > 0, "tail is seen at work");
        following.close();
        Await.until(() -> atWork() == 0);
    }

    @Test
    void a_folder_is_refused_with_a_sentence() throws Exception {
        file = folder;
        try (var following = follow(FollowedFile.ALL)) {
            following.await(() -> following.failure() != null);
            assertTrue(following.failure().getMessage().contains("directory"));
        }
    }
}
