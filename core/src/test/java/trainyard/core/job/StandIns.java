package trainyard.core.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs composed scripts by a real bash, with harmless programs in the place of Slurm's. */
final class StandIns {
    /** What a script calls, with what stands in for it. srun runs its program here, once, as rank 0 of node 0. */
    private static final Map<String, String> PROGRAMS = Map.of(
            "srun", """
                    pty=no
                    while [ "${1#-}" != "$1" ]; do [ "$1" != --pty ] || pty=yes; shift; done
                    [ $pty = no ] || exit 0
                    export SLURM_PROCID=0 SLURM_LOCALID=0 SLURM_NODEID=0 SLURM_NNODES=2 SLURM_GPUS_ON_NODE=2
                    export SLURMD_NODENAME=n1
                    "$@" &
                    task=$!
                    echo "$task" >>"$STAND_INS/tasks"
                    wait "$task"
                    """,
            "salloc", "while [ \"${1#-}\" != \"$1\" ]; do shift; done; exec \"$@\"",
            "apptainer", """
                    shift
                    while :; do
                        case $1 in --nv) shift ;; --bind | --pwd) shift 2 ;; *) break ;; esac
                    done
                    shift
                    exec "$@"
                    """,
            "torchrun", """
                    while [ "${1#-}" != "$1" ]; do shift; done
                    "$@" &
                    wait $!
                    """,
            "scontrol", "echo \"$*\" >>\"$STAND_INS/scontrol\"; [ \"$1\" != show ] || printf 'n1\\nn2\\n'",
            // As Slurm does: what it started gets the signal, and nothing below that.
            "scancel",
                    "echo \"$*\" >>\"$STAND_INS/scancel\"; kill -s \"${1#--signal=}\" \"$(tail -n 1 \"$STAND_INS/tasks\")\"",
            "getent", "echo '192.0.2.1 STREAM n1'",
            "ip", "echo '2: eth9    inet 192.0.2.1/24'",
            // So that nothing is left waiting when a script has ended.
            "sleep", "exit 1",
            "show",
                    "for word; do printf '%s\\0' \"$word\"; done >\"$STAND_INS/words\"; env -0 >\"$STAND_INS/environment\"");

    final Path folder;
    final Path workFolder;
    private final Path emptyFolder;

    StandIns(Path folder) throws IOException {
        this.folder = folder;
        workFolder = Files.createDirectories(folder.resolve("work"));
        emptyFolder = Files.createDirectories(folder.resolve("empty"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (Map.Entry<String, String> program : PROGRAMS.entrySet()) {
            Path file = bin.resolve(program.getKey());
            Files.writeString(file, "#!/bin/sh\n" + program.getValue() + "\n");
            file.toFile().setExecutable(true);
        }
    }

    static boolean canRun() {
        return Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/usr/bin/script"));
    }

    /** How a script ended, and what it printed. */
    record Ended(int status, String output) {}

    Ended run(String script) throws Exception {
        Process process = start(script);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(await(process), output);
    }

    /** Starts it, and sends a signal to it as soon as it prints a line. */
    Ended signalled(String script, String line, String signal) throws Exception {
        Process process = start(script);
        var output = new StringBuilder();
        try (BufferedReader reader = process.inputReader()) {
            for (String read = reader.readLine(); read != null; read = reader.readLine()) {
                output.append(read).append('\n');
                if (read.contains(line)) {
                    new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid()))
                            .start()
                            .waitFor();
                }
            }
        }
        return new Ended(await(process), output.toString());
    }

    private Process start(String script) throws IOException {
        for (String left : List.of("words", "environment", "tasks", "scontrol", "scancel")) {
            Files.deleteIfExists(folder.resolve(left));
        }
        Path file = folder.resolve("script.sh");
        Files.writeString(file, script);
        // An interactive job looks for a terminal.
        List<String> command = script.contains("[[ -t 0 ]]")
                ? List.of("/usr/bin/script", "-qec", "bash " + file, "/dev/null")
                : List.of("/bin/bash", file.toString());
        var builder =
                new ProcessBuilder(command).directory(emptyFolder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", folder.resolve("bin") + ":/usr/bin:/bin",
                        "STAND_INS", folder.toString(),
                        "TMPDIR", folder.toString(),
                        "SLURM_JOB_ID", "7",
                        "SLURM_JOB_NODELIST", "n[1-2]",
                        "SLURM_ARRAY_JOB_ID", "7",
                        "SLURM_ARRAY_TASK_ID", "0"));
        return builder.start();
    }

    private static int await(Process process) throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the script does not end");
        }
        return process.exitValue();
    }

    /** The arguments that the program got, byte for byte; empty where it was not started. */
    Optional<List<String>> words() throws IOException {
        Path words = folder.resolve("words");
        return Files.exists(words) ? Optional.of(zeroed(words)) : Optional.empty();
    }

    /** The environment that the program had, as lines {@code NAME=value}. */
    List<String> environment() throws IOException {
        return zeroed(folder.resolve("environment"));
    }

    /** What a program that stands in was called with. */
    List<String> calls(String program) throws IOException {
        Path calls = folder.resolve(program);
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private static List<String> zeroed(Path file) throws IOException {
        String text = Files.readString(file);
        return text.isEmpty()
                ? List.of()
                : new ArrayList<>(
                        Arrays.asList(text.substring(0, text.length() - 1).split("\0", -1)));
    }

    /** Whether any file has this name. */
    boolean hasFile(String name) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).equals(name));
        }
    }
}
