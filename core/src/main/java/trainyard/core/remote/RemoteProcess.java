package trainyard.core.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** A command under way on another machine, as either client sees it. */
interface RemoteProcess extends AutoCloseable {
    OutputStream input();

    InputStream output();

    InputStream errors();

    /** Waits for the end; 128 + signal where a signal ended the command. Call it after both outputs have ended. */
    int exitStatus() throws IOException, InterruptedException;

    /** Ends the command on the other machine as well as the client can; its outputs end with it. */
    void end();

    @Override
    void close();

    /** What starts one. */
    @FunctionalInterface
    interface Starter {
        RemoteProcess start(List<String> words) throws IOException, RemoteException, InterruptedException;
    }
}
