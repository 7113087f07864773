package trainyard.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import trainyard.core.provision.RunListener;

/** Hands a run's events on as they are: the plugin writes them in ASCII. */
record JsonEvents(PrintWriter out) implements RunListener {
    @Override
    public void events(byte[] buffer, int from, int length) {
        out.print(new String(buffer, from, length, StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void log(byte[] buffer, int from, int length) {
        // The events say all of it.
    }
}
