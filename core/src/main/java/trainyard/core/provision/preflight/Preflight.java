package trainyard.core.provision.preflight;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.plan.Plan;
import trainyard.core.provision.Reach;
import trainyard.core.remote.Command;
import trainyard.core.remote.NodeLogin;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.Secret;
import trainyard.core.remote.SideBySide;

/**
 * Looks at all machines of a plan from the one that is to run Ansible, side by side: one ssh each.
 *
 * @param runner the machine that is to run Ansible
 * @param clock this machine's
 */
public record Preflight(Plan plan, Reach reach, RemoteShell runner, InstantSource clock) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * @param limit the hosts that the run is for; empty for all
     * @param password for sudo, where one is wanted
     * @throws RemoteException where the machine that is to run Ansible is not reached itself
     */
    public List<Check> run(List<String> limit, Optional<Secret> password) throws RemoteException, InterruptedException {
        Optional<AnsibleVersion> ansible;
        var version = new ArrayList<>(reach.ansible());
        version.add("--version");
        try {
            ansible = AnsibleVersion.said(
                    runner.run(Command.of(PATIENCE, version)).text());
        } catch (RemoteException missing) {
            if (missing.problem().isPassing()) {
                throw missing;
            }
            ansible = Optional.empty();
        }
        var judge = new Judge(plan, ansible, reach);
        List<Machine> machines = Machine.of(plan, limit);
        List<Said> said = SideBySide.ask(machines, RemoteShell.SESSIONS, machine -> ask(machine, password));
        // The controller's, or without it the first machine's: among themselves they must agree.
        Optional<Duration> controller = said.getFirst().answers().map(Answers::ahead);
        return Stream.concat(
                        Stream.of(judge.ansible(runner.target(), version)),
                        said.stream().flatMap(one -> judge.machine(one, controller).stream()))
                .toList();
    }

    /** @param trouble why nothing was answered */
    record Said(Machine machine, Optional<Answers> answers, String trouble) {}

    private Said ask(Machine machine, Optional<Secret> password) throws RemoteException, InterruptedException {
        byte[] input = password.map(secret -> secret.use(Preflight::line)).orElse(new byte[0]);
        var words = machine.ssh(plan.access(), reach.loginOptions(), Answers.script(password.isPresent()));
        long before = clock.instant().getEpochSecond();
        try {
            var result = runner.run(new Command(words, input, PATIENCE));
            if (!result.ok() && result.exitStatus() == NodeLogin.FAILED) {
                String why = NodeLogin.trouble(machine.address(), result.errors(), runner.target())
                        .sentence();
                return new Said(machine, Optional.empty(), why);
            }
            long middle = (before + clock.instant().getEpochSecond()) / 2;
            return new Said(machine, Optional.of(Answers.read(result.text(), middle)), "");
        } catch (RemoteException failed) {
            return new Said(machine, Optional.empty(), failed.problem().sentence());
        } finally {
            Arrays.fill(input, (byte) 0);
        }
    }

    private static byte[] line(char[] secret) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        byte[] bytes = new byte[encoded.remaining() + 1];
        encoded.get(bytes, 0, bytes.length - 1);
        bytes[bytes.length - 1] = '\n';
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
