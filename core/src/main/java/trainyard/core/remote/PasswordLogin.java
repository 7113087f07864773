package trainyard.core.remote;

import java.util.List;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.PasswordResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import org.jspecify.annotations.Nullable;

/** Logs in with a password, also where the server asks for it through keyboard-interactive (PAM). */
final class PasswordLogin implements BuiltInLogin {
    private static final int ANSWERS = 3;

    private final String user;
    private final String host;
    private final SecretPrompt prompt;
    private @Nullable Secret held;
    private int wrong;

    PasswordLogin(String user, String host, SecretPrompt prompt) {
        this.user = user;
        this.host = host;
        this.prompt = prompt;
    }

    @Override
    public void check() {
        // Nothing is needed on this side.
    }

    @Override
    public synchronized List<AuthMethod> methods() throws RemoteException, InterruptedException {
        Secret password = held;
        if (password == null) {
            password = prompt.ask(new SecretPrompt.Password(user, host, wrong > 0))
                    .orElseThrow(() -> new RemoteException(
                            new RemoteProblem.AuthenticationFailed(user, host, "a password, and none was given")));
            held = password;
        }
        var finder = new Held(password);
        return List.of(new AuthPassword(finder), new AuthKeyboardInteractive(new PasswordResponseProvider(finder)));
    }

    @Override
    public synchronized boolean refused() {
        close();
        wrong++;
        boolean another = wrong < ANSWERS;
        if (!another) {
            wrong = 0;
        }
        return another;
    }

    @Override
    public String tried() {
        return "a password";
    }

    @Override
    public synchronized void close() {
        if (held != null) {
            held.close();
            held = null;
        }
    }

    /** sshj wipes each copy that it gets. */
    private record Held(Secret secret) implements PasswordFinder {
        @Override
        public char[] reqPassword(Resource<?> resource) {
            return secret.copy();
        }

        @Override
        public boolean shouldRetry(Resource<?> resource) {
            return false;
        }
    }
}
