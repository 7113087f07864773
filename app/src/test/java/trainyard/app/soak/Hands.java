package trainyard.app.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trainyard.core.operate.NodeAction;
import trainyard.core.operate.NotAllowedException;
import trainyard.core.operate.Operator;
import trainyard.core.operate.Verdict;
import trainyard.core.settings.AuditEntry;
import trainyard.core.settings.AuditLog;

/** Somebody who drains and resumes nodes all the time, and now and then breaks one off. */
final class Hands implements AutoCloseable {
    private static final long PAUSE_NANOS = 200_000_000;
    private static final int BREAK_OFF_EACH = 7;

    private final SickShell shell;
    private final SoakSession session;
    private final AuditLog audit;
    private final List<String> nodes;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private volatile boolean closed;
    private volatile String failure = "";
    private final Thread thread = Thread.ofPlatform().daemon().name("hands").unstarted(this::work);

    /** @param nodes that it takes in turn */
    Hands(SickShell shell, SoakSession session, AuditLog audit, List<String> nodes) {
        this.shell = shell;
        this.session = session;
        this.audit = audit;
        this.nodes = nodes;
        thread.start();
    }

    private void work() {
        for (int turn = 0; !closed; turn++) {
            List<String> node = List.of(nodes.get(turn / 2 % nodes.size()));
            NodeAction action = turn % 2 == 0
                    ? new NodeAction.Drain(node, "soak " + turn, Optional.empty())
                    : new NodeAction.Resume(node);
            Thread one = Thread.ofVirtual().start(() -> run(action));
            if (turn % BREAK_OFF_EACH == 0) {
                LockSupport.parkNanos(turn % 5 * 1_000_000L);
                one.interrupt();
            }
            try {
                one.join();
            } catch (InterruptedException end) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void run(NodeAction action) {
        try {
            new Operator(shell, session.connection().now(), audit, InstantSource.system()).run(action, verdict -> {
                told.incrementAndGet();
                if (verdict.status() == Verdict.Status.DONE) {
                    done.incrementAndGet();
                }
            });
        } catch (NotAllowedException refused) {
            failure = String.valueOf(refused.getMessage());
        } catch (InterruptedException brokenOff) {
            // As it was meant to be: the audit log has it.
        }
    }

    String failure() {
        return failure;
    }

    /** Lets the one under way end. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }

    /** @return what is wrong with the log; empty where each command sent has its beginning and its end */
    Optional<String> lost() throws IOException {
        Map<String, Integer> begun = new HashMap<>();
        Map<String, Integer> ended = new HashMap<>();
        for (String line : Files.readAllLines(audit.file())) {
            JsonNode entry = JsonMapper.shared().readTree(line);
            boolean end = !entry.required("result").asString().equals(AuditEntry.BEGUN);
            (end ? ended : begun).merge(entry.required("id").asString(), 1, Integer::sum);
        }
        boolean whole = begun.equals(ended) && begun.size() == shell.changes();
        return whole
                ? Optional.empty()
                : Optional.of("the audit log has " + begun.size() + " beginnings and " + ended.size() + " ends of "
                        + shell.changes() + " commands");
    }

    @Override
    public String toString() {
        return shell.changes() + " commands sent, " + told + " answered for, " + done + " done";
    }
}
