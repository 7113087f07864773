package trainyard.core.remote;

import java.io.InputStream;
import java.io.OutputStream;

/** A command of the installed OpenSSH: a process here that stands for one there. */
record OpenSshProcess(Process process) implements RemoteProcess {
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
    public int exitStatus() throws InterruptedException {
        return process.waitFor();
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
