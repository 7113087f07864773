package trainyard.core.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command line over an SSH channel, answered on a thread of its own. */
@NullUnmarked
final class ExecCommand implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(ExecCommand.class);

    /** slurmctld takes no larger script by default (max_script_size). */
    private static final int LARGEST_INPUT = 4 * 1024 * 1024;

    private final String line;
    private final DemoCommands commands;
    private InputStream input;
    private OutputStream output;
    private OutputStream errors;
    private ExitCallback exit;
    private @Nullable Thread worker;

    ExecCommand(String line, DemoCommands commands) {
        this.line = line;
        this.commands = commands;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        worker = Thread.ofVirtual().name("demo-command").start(this::answer);
    }

    private void answer() {
        try {
            var following = commands.follow(line);
            if (following.isPresent()) {
                following.get().writeTo(output);
                return;
            }
            Answer answer = commands.run(line, this::read);
            output.write(answer.output().getBytes(StandardCharsets.UTF_8));
            output.flush();
            errors.write(answer.errors().getBytes(StandardCharsets.UTF_8));
            errors.flush();
            exit.onExit(answer.status());
        } catch (IOException | UncheckedIOException clientGone) {
            LOG.debug("The client went away during: {}", line, clientGone);
            exit.onExit(255, "client gone");
        } catch (InterruptedException ended) {
            // The client closed the channel: nobody waits for an exit status.
            LOG.debug("Ended: {}", line);
        } catch (RuntimeException bug) {
            LOG.error("The demo cluster failed at: {}", line, bug);
            exit.onExit(255, String.valueOf(bug.getMessage()));
        }
    }

    private String read() {
        try {
            return new String(input.readNBytes(LARGEST_INPUT), StandardCharsets.UTF_8);
        } catch (IOException clientGone) {
            throw new UncheckedIOException(clientGone);
        }
    }

    @Override
    public void destroy(ChannelSession channel) {
        if (worker != null) {
            worker.interrupt();
        }
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
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }
}
