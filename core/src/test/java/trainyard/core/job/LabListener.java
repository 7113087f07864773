package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import trainyard.core.remote.Command;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.Connection;

/** Listens on ports of a machine until it is closed. */
final class LabListener implements AutoCloseable {
    private static final String LISTEN = """
            import socket, sys, time
            kept = [socket.create_server(("", int(port))) for port in sys.argv[1:]]
            print("listening", flush=True)
            time.sleep(200)
            """;

    private final RemoteShell shell;
    private final Thread listening;

    LabListener(Connection machine, List<Integer> ports) throws InterruptedException {
        shell = LabUser.open(machine);
        var ready = new CountDownLatch(1);
        List<String> words = Stream.concat(
                        Stream.of("python3", "-c", LISTEN), ports.stream().map(port -> Integer.toString(port)))
                .toList();
        listening = Thread.ofVirtual().start(() -> {
            try {
                shell.stream(Command.of(LabUser.PATIENCE, words), _ -> ready.countDown());
            } catch (RemoteException | InterruptedException over) {
                // It was closed, or it never listened, which the constructor tells.
                Thread.currentThread().interrupt();
            }
        });
        assertTrue(ready.await(30, TimeUnit.SECONDS), "the ports are taken");
    }

    @Override
    public void close() throws InterruptedException {
        listening.interrupt();
        listening.join();
        shell.close();
    }
}
