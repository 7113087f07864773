package trainyard.core.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** Lets the test server run a command line with this machine's own shell, as sshd does. */
final class LocalCommand implements Command {
    private final String line;
    private InputStream input;
    private OutputStream output;
    private OutputStream errors;
    private ExitCallback callback;
    private Process process;

    LocalCommand(String line) {
        this.line = line;
    }

    @Override
    public void setInputStream(InputStream in) {
        input = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        output = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        errors = err;
    }

    @Override
    public void setExitCallback(ExitCallback exit) {
        callback = exit;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        // exec: a signal for the shell is then one for the command.
        process = new ProcessBuilder("sh", "-c", "exec " + line).start();
        environment.addSignalListener((_, _) -> process.destroy());
        Thread.ofVirtual().start(this::feed);
        var said = Thread.ofVirtual().start(() -> pump(process.getErrorStream(), errors));
        Thread.ofVirtual().start(() -> {
            pump(process.getInputStream(), output);
            try {
                said.join();
                callback.onExit(process.waitFor());
            } catch (InterruptedException ended) {
                process.destroyForcibly();
            }
        });
    }

    @Override
    public void destroy(ChannelSession channel) {
        process.destroy();
    }

    private void feed() {
        try (var to = process.getOutputStream()) {
            input.transferTo(to);
        } catch (IOException unread) {
            // Input that nobody takes would block the whole connection in this server.
            pump(input, OutputStream.nullOutputStream());
        }
    }

    private static void pump(InputStream from, OutputStream to) {
        try {
            byte[] buffer = new byte[32 * 1024];
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                to.write(buffer, 0, n);
                to.flush();
            }
        } catch (IOException closed) {
            // The client went away.
        }
    }
}
