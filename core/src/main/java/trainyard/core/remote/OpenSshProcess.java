package trainyard.core.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/**
 * A command of the installed OpenSSH: a process here that stands for one there.
 *
 * @param connected whether the connection that it shares still stands
 */
record OpenSshProcess(Process process, BooleanSupplier connected) implements RemoteProcess {
    /** ssh's own failure, or a command that chose the same number. */
    private static final int FAILED = 255;

    @Override
    public OutputStream input() {
        return process.getOutputStream();
    }

    @Override
    public InputStream output() {
        return process.getInputStream();
    }

    @Override
    public InputStream errors() {
        return process.getErrorStream();
    }

    @Override
    public int exitStatus() throws IOException, InterruptedException {
        int status = process.waitFor();
        if (status == FAILED && !connected.getAsBoolean()) {
            throw new IOException("ssh lost its connection");
        }
        return status;
    }

    @Override
    public void end() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
