package trainyard.core.remote;

import java.util.List;
import net.schmizz.sshj.userauth.method.AuthMethod;

/** How the user proves who they are to the built-in client. Keeps what it was told in memory until closed. */
interface BuiltInLogin extends AutoCloseable {
    /**
     * Looks whether this side is set up, before the network is bothered. Asks nobody.
     *
     * @throws RemoteException where it is not
     */
    void check() throws RemoteException;

    /** What to try, asking a person for a secret where one is needed and not held. */
    List<AuthMethod> methods() throws RemoteException, InterruptedException;

    /** Told that the server said no; whether a person may give a better answer. */
    boolean refused();

    /** For people: "the key ~/.ssh/id_ed25519". */
    String tried();

    @Override
    void close();
}
