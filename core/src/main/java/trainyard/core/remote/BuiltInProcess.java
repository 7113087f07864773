package trainyard.core.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command on a session channel of the built-in client. @param ended whether it was told to end */
record BuiltInProcess(Session.Command command, AtomicBoolean ended) implements RemoteProcess {
    private static final Logger LOG = LoggerFactory.getLogger(BuiltInProcess.class);
    private static final int SIGNALLED = 128;

    BuiltInProcess(Session.Command command) {
        this(command, new AtomicBoolean());
    }

    @Override
    public OutputStream input() {
        return command.getOutputStream();
    }

    @Override
    public InputStream output() {
        return command.getInputStream();
    }

    @Override
    public InputStream errors() {
        return command.getErrorStream();
    }

    @Override
    public int exitStatus() throws IOException, InterruptedException {
        command.join();
        Integer status = command.getExitStatus();
        if (status != null) {
            return status;
        }
        if (command.getExitSignal() != null) {
            return SIGNALLED + number(command.getExitSignal());
        }
        throw new IOException("the command's exit status never came");
    }

    /** OpenSSH's server knows signals since 7.9; an older one leaves the command to notice that nobody listens. */
    @Override
    public void end() {
        try {
            // A signal for a closed channel makes sshd drop the whole connection: the command that the first one ended
            // closes its channel before this side knows.
            if (ended.compareAndSet(false, true) && command.isOpen()) {
                command.signal(Signal.TERM);
            }
            command.close();
        } catch (IOException alreadyGone) {
            LOG.debug("ending a command", alreadyGone);
        }
    }

    @Override
    public void close() {
        try {
            command.close();
        } catch (IOException alreadyGone) {
            LOG.debug("closing a command", alreadyGone);
        }
    }

    /** As Linux numbers them, signal(7). */
    private static int number(Signal signal) {
        return switch (signal) {
            case HUP -> 1;
            case INT -> 2;
            case QUIT -> 3;
            case ILL -> 4;
            case ABRT -> 6;
            case FPE -> 8;
            case KILL -> 9;
            case USR1 -> 10;
            case SEGV -> 11;
            case USR2 -> 12;
            case PIPE -> 13;
            case ALRM -> 14;
            case TERM -> 15;
            case UNKNOWN -> 0;
        };
    }
}
