package trainyard.core.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every shell does, whatever client and server carry it. */
@Timeout(60)
abstract class ShellContract {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private RemoteShell shell;

    /** A shell on this very machine, so that its files can be looked at. */
    abstract RemoteShell open() throws Exception;

    final RemoteShell shell() throws Exception {
        if (shell == null) {
            shell = open();
        }
        return shell;
    }

    @AfterEach
    final void closeShell() {
        if (shell != null) {
            shell.close();
        }
    }

    private CommandResult sh(String script, String... more) throws Exception {
        var words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        words.addAll(List.of(more));
        return shell().run(Command.of(SOON, words));
    }

    @Test
    void a_command_s_outputs_and_exit_status_come_back() throws Exception {
        var result = sh("echo out; echo err >&2; exit 3");
        assertEquals("out\n", result.text());
        assertEquals("err\n", result.errors());
        assertEquals(3, result.exitStatus());
    }

    @Test
    void words_arrive_as_they_were_given() throws Exception {
        var words = List.of("a b", "it's", "$HOME `id` \"q\"", "", "*", "zwölf\n", "\\n", "-n", "!x", "#y", "~");
        var command = new ArrayList<>(List.of("printf", "[%s]"));
        command.addAll(words);
        assertEquals(
                "[" + String.join("][", words) + "]",
                shell().run(Command.of(SOON, command)).text());
    }

    @Test
    void input_reaches_the_command() throws Exception {
        byte[] input = "hello\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        var result = shell().run(new Command(List.of("wc", "-c"), input, SOON));
        assertEquals("300000", result.text().strip());
    }

    @Test
    void a_command_that_does_not_read_its_input_is_no_failure() throws Exception {
        var result = shell().run(new Command(List.of("true"), new byte[3_000_000], SOON));
        assertEquals(0, result.exitStatus());
    }

    @Test
    void a_command_without_input_reads_its_end() throws Exception {
        assertEquals(0, sh("cat").exitStatus());
    }

    @Test
    void a_signal_counts_as_128_more() throws Exception {
        assertEquals(128 + 9, sh("kill -KILL $$").exitStatus());
    }

    @Test
    void exit_status_255_is_the_command_s_own() throws Exception {
        assertEquals(255, sh("exit 255").exitStatus());
    }

    @Test
    void large_output_comes_whole() throws Exception {
        int size = 21_000_000;
        var result = sh("head -c " + size + " /dev/zero; head -c 300000 /dev/zero >&2");
        assertEquals(size, result.output().length);
        assertEquals(64 * 1024, result.errors().length());
    }

    @Test
    void lines_are_handed_over_as_they_come() throws Exception {
        var lines = new ArrayList<String>();
        // The second letter's two bytes come apart.
        String script = "printf 'one\\ntw\\303'; sleep 0.2; printf '\\266\\nlast'";
        var result = shell().stream(Command.of(SOON, "sh", "-c", script), lines::add);
        assertEquals(List.of("one", "twö", "last"), lines);
        assertEquals(0, result.output().length);
    }

    @Test
    void a_reader_that_fails_ends_the_command() throws Exception {
        var command = Command.of(SOON, "sh", "-c", "while echo more; do :; done");
        assertThrows(
                IllegalStateException.class,
                () -> shell().stream(command, _ -> {
                    throw new IllegalStateException("enough");
                }));
        assertEquals(0, sh("true").exitStatus());
    }

    @Test
    void a_command_that_takes_too_long_is_ended_and_reported() throws Exception {
        Path pid = folder.resolve("pid");
        var command = Command.of(Duration.ofMillis(700), "sh", "-c", "echo $$ >\"$1\"; exec sleep 300", "sh", "" + pid);
        var failure = assertThrows(RemoteException.class, () -> shell().run(command));
        assertInstanceOf(RemoteProblem.TimedOut.class, failure.problem());
        assertEnds(pid);
        assertEquals(0, sh("true").exitStatus());
    }

    @Test
    void an_interrupt_cancels_the_command() throws Exception {
        Path pid = folder.resolve("pid");
        var command = Command.of(SOON, "sh", "-c", "echo $$ >\"$1\"; exec sleep 300", "sh", "" + pid);
        var open = shell();
        var task = new FutureTask<>(() -> open.run(command));
        var thread = Thread.ofPlatform().start(task);
        Await.until(() -> Files.exists(pid) && Files.size(pid) > 1);
        thread.interrupt();
        var failure = assertThrows(ExecutionException.class, task::get);
        assertInstanceOf(InterruptedException.class, failure.getCause());
        assertEnds(pid);
    }

    /**
     * Interrupted in the middle of being started, a command must not keep its session: a server has few of them. It counts
     * one until it has seen the process end, so on a busy machine the session is free a moment later.
     */
    @Test
    void commands_broken_off_at_once_leave_their_sessions_free() throws Exception {
        var open = shell();
        for (int i = 0; i < 60; i++) {
            var thread = Thread.ofVirtual().start(new FutureTask<>(() -> open.run(Command.of(SOON, "true"))));
            LockSupport.parkNanos(i % 20 * 250_000L);
            thread.interrupt();
            thread.join();
        }
        Await.until(() -> says(open, "here"));
    }

    private static boolean says(RemoteShell open, String word) throws InterruptedException {
        try {
            return open.run(Command.of(SOON, "echo", word)).text().strip().equals(word);
        } catch (RemoteException refused) {
            return false;
        }
    }

    private static void assertEnds(Path pidFile) throws Exception {
        Await.until(() -> Files.exists(pidFile) && Files.size(pidFile) > 1);
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        Await.until(() -> ProcessHandle.of(pid).isEmpty());
    }

    @Test
    void more_commands_than_sessions_wait_for_their_turn() throws Exception {
        var open = shell();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<String>>();
            for (int i = 0; i < 30; i++) {
                var command = Command.of(SOON, "sh", "-c", "sleep 0.1; echo " + i);
                tasks.add(() -> open.run(command).text().strip());
            }
            int i = 0;
            for (var done : workers.invokeAll(tasks)) {
                assertEquals(Integer.toString(i++), done.get());
            }
        }
    }

    @Test
    void a_file_is_put_whole_with_its_mode() throws Exception {
        byte[] content = new byte[3_000_000];
        new Random(7).nextBytes(content);
        Path local = Files.write(folder.resolve("local"), content);
        Path remote = folder.resolve("it's here");
        Files.writeString(remote, "old");
        shell().put(local, remote.toString(), 0640);
        assertArrayEquals(content, Files.readAllBytes(remote));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(remote)));
        try (var left = Files.list(folder)) {
            assertEquals(2, left.count(), "no draft stays");
        }
    }

    @Test
    void a_file_that_cannot_be_put_says_why() throws Exception {
        Path local = Files.writeString(folder.resolve("local"), "x");
        var failure = assertThrows(
                RemoteException.class,
                () -> shell().put(local, folder.resolve("none/file").toString(), 0600));
        assertInstanceOf(RemoteProblem.FileFailed.class, failure.problem());
        var onFolder = assertThrows(RemoteException.class, () -> shell().put(local, folder.toString(), 0600));
        assertTrue(onFolder.getMessage().contains("it is a folder"), onFolder.getMessage());
        var noLocal = assertThrows(
                RemoteException.class,
                () -> shell().put(folder.resolve("none"), folder.resolve("f").toString(), 0600));
        assertTrue(noLocal.getMessage().contains("is not there"), noLocal.getMessage());
    }

    @Test
    void a_file_is_got_whole_or_not_at_all() throws Exception {
        byte[] content = new byte[1_000_000];
        new Random(8).nextBytes(content);
        Path remote = Files.write(folder.resolve("remote"), content);
        Path local = folder.resolve("local");
        shell().get(remote.toString(), local);
        assertArrayEquals(content, Files.readAllBytes(local));

        var failure = assertThrows(
                RemoteException.class, () -> shell().get(folder.resolve("none").toString(), local));
        assertInstanceOf(RemoteProblem.FileFailed.class, failure.problem());
        assertArrayEquals(content, Files.readAllBytes(local));
    }

    @Test
    void a_tunnel_leads_through_and_listens_on_loopback_only() throws Exception {
        try (var echo = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(echo));
            int port;
            try (var tunnel = shell().forward("127.0.0.1", echo.getLocalPort())) {
                port = tunnel.localPort();
                assertEquals("ping", said(port));
            }
            assertThrows(IOException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        }
    }

    @Test
    void a_tunnel_outlives_a_connection_that_nothing_took_at_its_far_end() throws Exception {
        int nobody;
        try (var closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        try (var tunnel = shell().forward("127.0.0.1", nobody)) {
            assertEquals("", said(tunnel.localPort()));
            try (var echo = new ServerSocket(nobody, 5, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> answer(echo));
                assertEquals("ping", said(tunnel.localPort()));
            }
        }
    }

    /** What comes back of a word; nothing where the connection is broken off. */
    private static String said(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("ping".getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException brokenOff) {
            return "";
        }
    }

    private static void answer(ServerSocket echo) {
        try (var socket = echo.accept()) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Test
    void a_closed_shell_fails_at_once() throws Exception {
        var open = open();
        open.close();
        var failure = assertThrows(RemoteException.class, () -> open.run(Command.of(SOON, "true")));
        assertFalse(failure.getMessage().isBlank());
    }
}
