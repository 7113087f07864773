package trainyard.core.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.operate.Verdict.Status;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.AuditEntry;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.SettingsFolder;

/** What the way to a cluster does to an action: not allowed, broken off, not logged. */
class OperatorTest {
    private static final Action THREE = new NodeAction.Resume(List.of("n1", "n2", "n3"));

    @TempDir
    Path home;

    private final List<String> sent = new ArrayList<>();

    private AuditLog audit() {
        return AuditLog.in(new SettingsFolder(home));
    }

    private Operator operator(boolean readOnly, Way way) {
        var connection = new Connection(
                "lab",
                "ada",
                "controller",
                22,
                Connection.Login.KEY,
                Connection.Client.BUILT_IN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                readOnly);
        return new Operator(new OneWay(way), connection, audit(), InstantSource.system());
    }

    private static List<String> statuses(List<Verdict> verdicts) {
        return verdicts.stream().map(verdict -> verdict.status().word()).toList();
    }

    @Test
    void nothing_is_run_on_a_read_only_connection() throws Exception {
        var refused = assertThrows(
                NotAllowedException.class, () -> operator(true, Way.OPEN).run(THREE, _ -> {}));
        assertTrue(refused.getMessage().startsWith("lab is read-only. Switch on"), refused.getMessage());
        assertEquals(List.of(), sent);
        assertEquals(List.of(), audit().latest(10, List.of()));
    }

    @Test
    void nothing_is_run_that_cannot_be_logged() throws Exception {
        Files.createDirectories(audit().file());
        var refused = assertThrows(
                NotAllowedException.class, () -> operator(false, Way.OPEN).run(THREE, _ -> {}));
        assertTrue(refused.getMessage().startsWith("Nothing was done, since the audit log"), refused.getMessage());
        assertEquals(List.of(), sent);
    }

    @Test
    void where_the_log_fails_on_the_way_the_rest_is_not_run() throws Exception {
        var verdicts = operator(false, Way.LOSES_THE_LOG).run(THREE, _ -> {});
        assertEquals(List.of("done", "not run", "not run"), statuses(verdicts));
        assertEquals(1, sent.size());
        assertTrue(verdicts.getLast().sentence().startsWith("Not run, since the audit log"), verdicts.toString());
    }

    @Test
    void a_command_without_answer_may_have_been_done_and_the_rest_is_not_run() throws Exception {
        var verdicts = operator(false, Way.BREAKS).run(THREE, _ -> {});
        assertEquals(List.of("unknown", "not run", "not run"), statuses(verdicts));
        assertEquals(List.of("scontrol update nodename=n1 state=RESUME"), sent);
        AuditEntry entry = audit().latest(10, List.of()).getFirst();
        assertEquals(Status.UNKNOWN.word(), entry.result());
        assertTrue(entry.said().contains("The connection to controller broke"), entry.said());
    }

    @Test
    void cancelling_is_logged_and_passed_on() throws Exception {
        assertThrows(
                InterruptedException.class,
                () -> operator(false, Way.IS_CANCELLED).run(THREE, _ -> {}));
        assertEquals(1, audit().latest(10, List.of("broken off", "unknown")).size());
    }

    @Test
    void the_command_is_logged_before_it_is_sent() throws Exception {
        operator(false, Way.OPEN).run(THREE, _ -> {});
        assertEquals(List.of(1, 2, 3), begun);
    }

    private final List<Integer> begun = new ArrayList<>();

    private enum Way {
        OPEN,
        BREAKS,
        IS_CANCELLED,
        LOSES_THE_LOG
    }

    /** A connection that does one thing to every command. */
    private final class OneWay implements RemoteShell {
        private final Way way;

        OneWay(Way way) {
            this.way = way;
        }

        @Override
        public CommandResult run(Command command) throws RemoteException, InterruptedException {
            sent.add(command.line());
            try {
                begun.add(audit().latest(10, List.of()).size());
                if (way == Way.LOSES_THE_LOG) {
                    Files.delete(audit().file());
                    Files.createDirectory(audit().file());
                }
            } catch (IOException unreadable) {
                throw new AssertionError(unreadable);
            }
            if (way == Way.IS_CANCELLED) {
                throw new InterruptedException();
            }
            if (way == Way.BREAKS) {
                throw new RemoteException(new RemoteProblem.Disconnected("controller", "reset"));
            }
            return new CommandResult(command, 0, new byte[0], "", Duration.ofMillis(3));
        }

        @Override
        public String target() {
            return "ada@controller:22";
        }

        @Override
        public CommandResult stream(Command command, Consumer<String> line) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void put(Path local, String remotePath, int mode) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void get(String remotePath, Path local) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Forward forward(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
