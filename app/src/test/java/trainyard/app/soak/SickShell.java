package trainyard.app.soak;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/** Another shell on a machine where Slurm itself is ill. */
final class SickShell implements RemoteShell {
    enum Illness {
        NONE,
        /** slurmctld is gone: its commands say so. */
        DEAD,
        /** What the commands print ends in the middle of a row. */
        SHORT,
        /** What the commands print is no text at all. */
        NOISE,
        /** Now one, now the other. */
        RAVING
    }

    private final RemoteShell healthy;
    private final Random random = new Random(11);
    private final AtomicInteger changes = new AtomicInteger();
    private volatile Illness illness = Illness.NONE;

    SickShell(RemoteShell healthy) {
        this.healthy = healthy;
    }

    void fall(Illness now) {
        illness = now;
    }

    /** How many commands that change the cluster were sent, or tried to be. */
    int changes() {
        return changes.get();
    }

    @Override
    public CommandResult run(Command command) throws RemoteException, InterruptedException {
        if (command.words().contains("update")) {
            changes.incrementAndGet();
        }
        CommandResult result = healthy.run(command);
        byte[] output = result.output();
        return switch (illness) {
            case NONE -> result;
            case DEAD -> dead(result);
            case RAVING -> random.nextBoolean() ? dead(result) : printed(result, noise(output.length));
            case SHORT -> printed(result, Arrays.copyOf(output, output.length / 3 * 2));
            case NOISE -> printed(result, noise(output.length));
        };
    }

    private static CommandResult dead(CommandResult result) {
        String said = "slurm_load_jobs error: Unable to contact slurm controller (connect failure)\n";
        return new CommandResult(result.command(), 1, new byte[0], said, result.took());
    }

    private static CommandResult printed(CommandResult result, byte[] output) {
        return new CommandResult(result.command(), result.exitStatus(), output, result.errors(), result.took());
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    @Override
    public CommandResult stream(Command command, Consumer<String> line) throws RemoteException, InterruptedException {
        CommandResult result = run(command);
        new String(result.output(), StandardCharsets.UTF_8).lines().forEach(line);
        return result;
    }

    @Override
    public void put(Path local, String remotePath, int mode) throws RemoteException, InterruptedException {
        healthy.put(local, remotePath, mode);
    }

    @Override
    public void get(String remotePath, Path local) throws RemoteException, InterruptedException {
        healthy.get(remotePath, local);
    }

    @Override
    public Forward forward(String host, int port) throws RemoteException, InterruptedException {
        return healthy.forward(host, port);
    }

    @Override
    public String target() {
        return healthy.target();
    }

    @Override
    public void close() {
        healthy.close();
    }
}
