package trainyard.core.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The programs that the demo cluster's login node knows. */
final class DemoCommands {
    static final String SLURM = "24.11.5";
    static final String VERSION = "slurm-wlm " + SLURM + "\n";

    private static final String TAIL = "exec tail \"$@\" 2>&1";
    private static final int NOT_FOUND = 127;
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);

    private final DemoCluster cluster;

    DemoCommands(DemoCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Runs a command line as sshd would hand it to the user's shell.
     *
     * @param input is asked for by a command that reads its standard input
     */
    Answer run(String line, Supplier<String> input) {
        List<String> words;
        try {
            words = CommandLine.split(line);
        } catch (IllegalArgumentException notOneCommand) {
            return new Answer(2, "", "bash: line 1: " + notOneCommand.getMessage() + "\n");
        }
        Map<String, String> environment = new HashMap<>();
        int program = sudo(words);
        boolean env = words.size() > program && words.get(program).equals("env");
        if (env) {
            program++;
        }
        while (program < words.size() && ASSIGNMENT.matcher(words.get(program)).matches()) {
            String[] pair = words.get(program++).split("=", 2);
            environment.put(pair[0], pair[1]);
        }
        if (program == words.size()) {
            return Answer.of("");
        }
        return run(
                words.get(program),
                words.subList(program + 1, words.size()),
                words.get(program).equals("sbatch") ? input.get() : "",
                Wording.of(environment, cluster.zone()),
                env);
    }

    /** Everybody may do everything here: where the command behind sudo and its options begins. */
    private static int sudo(List<String> words) {
        if (words.isEmpty() || !words.getFirst().equals("sudo")) {
            return 0;
        }
        return words.size() > 1 && words.get(1).equals("-n") ? 2 : 1;
    }

    /** The one command that goes on until it is ended, in the one form that the console uses; empty for all others. */
    Optional<FollowedOutput> follow(String line) {
        if (!line.contains(TAIL)) {
            return Optional.empty();
        }
        List<String> words = CommandLine.split(line);
        int script = words.indexOf(TAIL);
        return script > 0 && words.size() > script + 1
                ? FollowedOutput.of(cluster, words.subList(script + 2, words.size()))
                : Optional.empty();
    }

    private Answer run(String program, List<String> words, String input, Wording wording, boolean env) {
        return cluster.ask(world -> {
            // A login on a node is nothing that slurmctld is asked.
            world.counters.queries += program.equals("ssh") ? 0 : 1;
            try {
                return switch (program) {
                    case "scontrol" -> Scontrol.run(world, words, wording);
                    case "squeue" -> Squeue.run(world, words, wording);
                    case "sinfo" -> Sinfo.run(world, words, wording);
                    case "sdiag" -> Answer.of(Sdiag.text(world, wording));
                    case "sprio" -> Sprio.run(world, words, wording);
                    case "sacct" -> Sacct.run(world, words, wording);
                    case "sbatch" -> Sbatch.run(world, words, input, wording);
                    case "sacctmgr" -> Sacctmgr.run(world, words, wording);
                    case "scancel" -> Scancel.run(world, words);
                    case "stat" -> OutputFiles.stat(world, words, wording);
                    case "ssh" -> Ssh.run(world, words);
                    case "tail" -> OutputFiles.tail(world, words, wording);
                    case "mkdir" -> LoginNode.mkdir(words);
                    case "srun" -> LoginNode.srun(words);
                    case "id" -> LoginNode.id(words);
                    case "sh" -> LoginNode.sh(world, words);
                    case "unmunge" ->
                        Answer.of(GatherAnswers.munge(world.clock.instant().getEpochSecond()));
                    case "true" -> Answer.of("");
                    case "hostname" -> Answer.of("login-1\n");
                    default ->
                        new Answer(
                                NOT_FOUND,
                                "",
                                env
                                        ? "env: ‘" + program + "’: No such file or directory\n"
                                        : "bash: line 1: " + program + ": command not found\n");
                };
            } catch (Options.Unknown unknown) {
                return Answer.failed(String.valueOf(unknown.getMessage()));
            }
        });
    }
}
