package trainyard.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.metrics.NodeGpus.Cause;
import trainyard.core.metrics.NodeGpus.NotRead;
import trainyard.core.metrics.NodeGpus.Read;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;

@Timeout(30)
class GpuReaderTest {
    private static List<NodeGpus> read(NodesShell shell, String... nodes) throws Exception {
        return new GpuReader(shell, Clock.systemUTC()).read(List.of(nodes));
    }

    private static NodesShell healthy() {
        return new NodesShell((command, _, line) -> NodesShell.result(
                command, 0, Smi.text(line.contains("query-gpu") ? "eight-h100.csv" : "processes.csv"), ""));
    }

    @Test
    void a_node_is_read_by_two_commands_through_ssh() throws Exception {
        var shell = healthy();
        var read = assertInstanceOf(Read.class, read(shell, "n1").getFirst());
        assertEquals(8, read.gpus().size());
        assertEquals(5, read.processes().orElseThrow().size());
        assertEquals(
                List.of(
                        "ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=5 -- n1 'nvidia-smi"
                                + " --query-gpu=" + String.join(",", SmiQueries.GPU_FIELDS)
                                + " --format=csv,noheader,nounits'",
                        "ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=5 -- n1 'nvidia-smi"
                                + " --query-compute-apps=pid,gpu_uuid,used_memory,process_name"
                                + " --format=csv,noheader,nounits'"),
                shell.asked.stream().map(Object::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-oProxyCommand=touch${IFS}/tmp/x",
                "n1;reboot",
                "n1 reboot",
                "$(reboot)",
                "`reboot`",
                "root@n1",
                "ssh://n1",
                "n1\nreboot",
                "n'1",
                "",
                "%h",
                "n[1-2]"
            })
    void a_hostile_name_is_never_handed_to_ssh(String name) throws Exception {
        var shell = healthy();
        var refused = assertInstanceOf(NotRead.class, read(shell, name).getFirst());
        assertTrue(refused.sentence().contains("is no host name"), refused.sentence());
        assertEquals(List.of(), shell.asked);
        assertThrows(IllegalArgumentException.class, () -> SmiQueries.gpus(name));
    }

    /** The line goes through two shells: that of the connection's machine, and that of the node. */
    @Test
    void words_survive_both_shells() throws Exception {
        String hostile = "a'b\"c $HOME `id` ; | & \\ * #";
        var command = SmiQueries.on("n1", "printf", "%s", hostile);
        var fakeSsh = "ssh() { shift 7; shift; sh -c \"$*\"; }\n" + command.line();
        var process = new ProcessBuilder("sh", "-c", fakeSsh).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(hostile, said);
        assertEquals(0, process.waitFor());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127 | bash: line 1: nvidia-smi: command not found | NO_TOOL | n1 has no nvidia-smi",
                "127 | zsh:1: command not found: nvidia-smi | NO_TOOL | n1 has no nvidia-smi",
                "127 | bash: line 1: ssh: command not found | NO_TOOL | admin@controller has no ssh command",
                "255 | admin@n1: Permission denied (publickey). | REFUSED | n1 does not let this user in from"
                        + " admin@controller (admin@n1: Permission denied (publickey))",
                "255 | Access denied by pam_slurm_adopt: you have no active jobs on this node | REFUSED | while a job"
                        + " runs there",
                "255 | Host key verification failed. | NOT_TRUSTED | admin@controller does not know the host key of n1",
                "255 | @ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @ | NOT_TRUSTED | n1 shows another host key",
                "255 | ssh: Could not resolve hostname n1: Name or service not known | UNREACHABLE | finds no address"
                        + " for n1",
                "255 | ssh: connect to host n1 port 22: Connection timed out | UNREACHABLE | Connection timed out",
                "255 | ssh: connect to host n1 port 22: No route to host | UNREACHABLE | No route to host",
                "9 | NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the"
                        + " latest NVIDIA driver is installed and running. | DRIVER | does not reach the NVIDIA driver",
                "18 | Failed to initialize NVML: Driver/library version mismatch | DRIVER | Reboot the node",
                "12 | NVIDIA-SMI couldn't find libnvidia-ml.so library in your system. | DRIVER | cannot start",
                "4 | something new | OTHER | failed with status 4 (something new)",
            })
    void a_failure_is_a_sentence(int status, String words, Cause cause, String part) throws Exception {
        // nvidia-smi complains on standard output, ssh and shells on standard error.
        boolean tool = status < 127;
        var shell = new NodesShell(
                (command, _, _) -> NodesShell.result(command, status, tool ? words : "", tool ? "" : words));
        var failed = assertInstanceOf(NotRead.class, read(shell, "n1").getFirst());
        assertEquals(cause, failed.cause());
        assertTrue(failed.sentence().contains(part), failed.sentence());
        assertTrue(failed.sentence().endsWith("."), failed.sentence());
    }

    @Test
    void no_devices_are_a_reading_of_none() throws Exception {
        var shell = new NodesShell((command, _, _) -> NodesShell.result(command, 6, "No devices were found\n", ""));
        assertEquals(
                List.of(),
                assertInstanceOf(Read.class, read(shell, "n1").getFirst()).gpus());
    }

    @Test
    void a_driver_that_ends_with_an_error_at_a_lost_gpu_still_tells_of_the_others() throws Exception {
        var shell = new NodesShell((command, _, line) -> line.contains("query-gpu")
                ? NodesShell.result(command, 15, Smi.text("lost-line.csv"), "")
                : NodesShell.result(command, 0, "", ""));
        assertEquals(
                3,
                assertInstanceOf(Read.class, read(shell, "n1").getFirst())
                        .gpus()
                        .size());
    }

    @Test
    void fields_that_a_driver_lacks_are_left_out_and_not_asked_again() throws Exception {
        var shell = new NodesShell((command, _, line) -> {
            for (String field : List.of("clocks_event_reasons.active", "mig.mode.current")) {
                if (line.contains(field)) {
                    return NodesShell.result(
                            command, 2, "Field \"" + field + "\" is not a valid field to query.\n\n", "");
                }
            }
            return NodesShell.result(command, 0, line.contains("query-gpu") ? "0, GPU-1, 0000:01:00.0\n" : "", "");
        });
        var reader = new GpuReader(shell, Clock.systemUTC());
        var read = assertInstanceOf(Read.class, reader.read(List.of("n1")).getFirst());
        assertEquals(1, read.gpus().size());
        assertEquals(4, shell.asked.size());
        assertTrue(shell.asked.get(2).line().contains("clocks_throttle_reasons.active"));
        reader.read(List.of("n1"));
        assertEquals(6, shell.asked.size());
    }

    @Test
    void one_node_that_fails_does_not_stop_the_others() throws Exception {
        var shell = new NodesShell((command, node, line) -> switch (node) {
            case "n2" -> throw new RemoteException(new RemoteProblem.TimedOut(command.line(), command.timeout()));
            case "n3" -> NodesShell.result(command, 255, "", "Connection refused");
            default ->
                NodesShell.result(
                        command, 0, Smi.text(line.contains("query-gpu") ? "eight-h100.csv" : "processes.csv"), "");
        });
        List<NodeGpus> results = read(shell, "n1", "n2", "n3", "n4");
        assertEquals(
                List.of("n1", "n2", "n3", "n4"),
                results.stream().map(NodeGpus::node).toList());
        assertInstanceOf(Read.class, results.get(0));
        assertTrue(assertInstanceOf(NotRead.class, results.get(1)).sentence().contains("within 20 s"));
        assertEquals(
                Cause.UNREACHABLE,
                assertInstanceOf(NotRead.class, results.get(2)).cause());
        assertInstanceOf(Read.class, results.get(3));
    }

    @Test
    void processes_that_cannot_be_read_leave_the_readings() throws Exception {
        var shell = new NodesShell((command, _, line) -> line.contains("query-gpu")
                ? NodesShell.result(command, 0, Smi.text("eight-h100.csv"), "")
                : NodesShell.result(command, 4, "Insufficient Permissions", ""));
        var read = assertInstanceOf(Read.class, read(shell, "n1").getFirst());
        assertEquals(Optional.empty(), read.processes());
        assertTrue(read.notes().getFirst().startsWith("The processes could not be read"));
    }

    @Test
    void processes_that_take_too_long_leave_the_readings() throws Exception {
        var shell = new NodesShell((command, _, line) -> {
            if (line.contains("query-gpu")) {
                return NodesShell.result(command, 0, Smi.text("eight-h100.csv"), "");
            }
            throw new RemoteException(new RemoteProblem.TimedOut(command.line(), command.timeout()));
        });
        var read = assertInstanceOf(Read.class, read(shell, "n1").getFirst());
        assertEquals(8, read.gpus().size());
        assertEquals(Optional.empty(), read.processes());
        assertTrue(
                read.notes().getFirst().contains("no answer within 20 s"),
                read.notes().getFirst());
    }

    @Test
    void a_connection_that_is_gone_is_said_once_for_all() {
        var shell = new NodesShell((_, _, _) -> {
            throw new RemoteException(new RemoteProblem.Disconnected("controller", "closed"));
        });
        assertThrows(RemoteException.class, () -> read(shell, "n1", "n2"));
    }

    @Test
    void at_most_half_of_the_sessions_are_used_at_a_time() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var full = new CountDownLatch(GpuReader.SIDE_BY_SIDE);
        var shell = new NodesShell((command, _, _) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            full.countDown();
            assertTrue(full.await(10, TimeUnit.SECONDS));
            now.decrementAndGet();
            return NodesShell.result(command, 0, "", "");
        });
        read(shell, IntStream.range(0, 20).mapToObj(i -> "n" + i).toArray(String[]::new));
        assertEquals(4, GpuReader.SIDE_BY_SIDE);
        assertEquals(GpuReader.SIDE_BY_SIDE, most.get());
        assertFalse(SmiQueries.PATIENCE.compareTo(Duration.ofSeconds(30)) > 0);
    }
}
