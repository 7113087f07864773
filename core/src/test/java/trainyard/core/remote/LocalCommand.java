package trainyard.core.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelDataReceiver;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * Lets the test server run a command line with this machine's own shell, as sshd does. Takes its input straight from
 * the channel: the server's own pipe loses the last bytes once in a few hundred times.
 */
final class LocalCommand implements Command, ChannelDataReceiver {
    private final String line;
    private OutputStream output;
    private OutputStream errors;
    private ExitCallback callback;
    private Process process;

    private LocalCommand(String line) {
        this.line = line;
    }

    static LocalCommand on(ChannelSession channel, String line) {
        var command = new LocalCommand(line);
        channel.setDataReceiver(command);
        return command;
    }

    @Override
    public void setInputStream(InputStream in) {
        // It comes through data().
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

    @Override
    public int data(ChannelSession channel, byte[] bytes, int from, int length) {
        try {
            process.getOutputStream().write(bytes, from, length);
            process.getOutputStream().flush();
        } catch (IOException unread) {
            // The command did not want all of it.
        }
        return length;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException ended) {
            // The command was faster. Thrown on, this would cost the channel its exit status.
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
