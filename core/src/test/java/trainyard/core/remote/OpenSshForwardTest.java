package trainyard.core.remote;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class OpenSshForwardTest {
    @Test
    void what_was_being_opened_when_the_tunnel_closed_is_ended() throws Exception {
        var asked = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        var started = new CompletableFuture<Process>();
        var here = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        var forward = new OpenSshForward(here, () -> {
            asked.countDown();
            try {
                closed.await();
                started.complete(new ProcessBuilder("sleep", "60").start());
            } catch (Exception failed) {
                started.completeExceptionally(failed);
            }
            return started.join();
        });
        try (var caller = new Socket(InetAddress.getLoopbackAddress(), forward.localPort())) {
            asked.await();
            forward.close();
            closed.countDown();
            var process = started.get();
            assertTrue(process.waitFor(10, TimeUnit.SECONDS), "it runs on, for " + caller);
        }
    }
}
