package trainyard.app.soak;

import java.util.List;
import trainyard.core.settings.Connection;

/** The machine with slurmctld, and what may happen to the daemon there. */
interface Controller extends AutoCloseable {
    /** The way there; its user may do all that {@link Hands} does. */
    Connection connection();

    List<String> nodes() throws Exception;

    /** slurmctld ends without a word, as by the kernel's want of memory. */
    void kill(SickShell console) throws Exception;

    /** slurmctld ends in order. */
    void stop(SickShell console) throws Exception;

    /** slurmctld is there again; nothing happens where it never went. */
    void start(SickShell console) throws Exception;

    /** How many of the console's commands run on the machine. */
    int commands() throws Exception;

    @Override
    void close() throws Exception;
}
