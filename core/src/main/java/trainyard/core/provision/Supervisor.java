package trainyard.core.provision;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import trainyard.core.remote.Command;
import trainyard.core.remote.NodeLogin;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.Secret;

/**
 * The small program that holds a run on the machine where it runs ({@code ansible/runs/supervise.py}).
 *
 * @param folder the run's folder there
 */
record Supervisor(RemoteShell shell, String folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Longer than any run: a connection that dies ends the command long before. */
    private static final Duration WHOLE_RUN = Duration.ofDays(2);

    private static final int BUSY = 3;
    private static final int NO_SUCH_COMMAND = 127;

    /** @param password sent on standard input, and nowhere else */
    void start(Optional<Secret> password) throws RemoteException, InterruptedException, ProvisionException {
        byte[] input = password.map(secret -> secret.use(Supervisor::bytes)).orElse(new byte[0]);
        try {
            var result = shell.run(new Command(words("start"), input, PATIENCE));
            if (result.exitStatus() == BUSY) {
                throw new ProvisionException("Another run (" + result.text().strip() + ") is at work on this cluster."
                        + " Wait for its end, or cancel it.");
            }
            if (result.exitStatus() == NO_SUCH_COMMAND) {
                throw new ProvisionException("There is no python3 on " + shell.target() + ". Install it, and Ansible.");
            }
            if (!result.ok()) {
                throw new ProvisionException("The run could not be started on " + shell.target()
                        + NodeLogin.quoted(result.errors(), "Error") + ".");
            }
        } finally {
            Arrays.fill(input, (byte) 0);
        }
    }

    String state() throws RemoteException, InterruptedException {
        return shell.run(Command.of(PATIENCE, words("state"))).orFail().text().strip();
    }

    /** Ends the run, and waits for its end. */
    String cancel() throws RemoteException, InterruptedException {
        return shell.run(Command.of(PATIENCE, words("cancel"))).orFail().text().strip();
    }

    /** Hands over what both files have from these positions on, until the run has ended. */
    void follow(long events, long log, Frames frames) throws RemoteException, InterruptedException {
        var words = words("follow", Long.toString(events), Long.toString(log));
        shell.follow(Command.of(WHOLE_RUN, words), frames::take).orFail();
    }

    List<String> words(String action, String... more) {
        var words = new ArrayList<>(List.of("python3", folder + "/ansible/runs/supervise.py", action, folder));
        words.addAll(List.of(more));
        return words;
    }

    private static byte[] bytes(char[] secret) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
