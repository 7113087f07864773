package trainyard.core.remote;

import java.io.IOException;
import net.schmizz.sshj.SSHClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a connection, whatever state it is in. */
final class HangUp {
    private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);

    private HangUp() {}

    static void of(SSHClient client) {
        try {
            client.disconnect();
        } catch (IOException alreadyBroken) {
            LOG.debug("closing a connection that had broken", alreadyBroken);
        }
    }
}
