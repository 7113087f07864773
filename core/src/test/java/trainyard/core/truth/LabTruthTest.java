package trainyard.core.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trainyard.core.Lab;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;
import trainyard.core.truth.Answer.Missing;
import trainyard.core.truth.Answer.Told;

/** Real machines with device files made by hand, and neither a GPU nor a driver: the table must say just that. */
@Timeout(180)
class LabTruthTest {
    private static RemoteShell open(Connection to) {
        return Shells.ofThisUser(to.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(to);
    }

    private static Told told(TruthTable table, Layer layer) {
        return assertInstanceOf(
                Told.class,
                table.answers().get(layer),
                layer + ": " + table.answers().get(layer));
    }

    private static String missing(TruthTable table, Layer layer) {
        return assertInstanceOf(Missing.class, table.answers().get(layer)).sentence();
    }

    @Test
    void device_files_without_a_gpu_are_the_first_to_disagree() throws Exception {
        Connection compute = Lab.compute();
        try (var shell = open(compute)) {
            TruthTable table = new TruthReader(shell, Optional.empty())
                    .read(List.of(compute.name()))
                    .getFirst();
            assertEquals(0, told(table, Layer.LSPCI).count());
            Told files = told(table, Layer.DEVICE_FILES);
            assertEquals(4, files.count());
            assertTrue(
                    files.notes().getFirst().contains("/dev/nvidiactl is missing"),
                    files.notes().toString());
            assertTrue(missing(table, Layer.NVIDIA_SMI).contains("has no nvidia-smi: no NVIDIA driver is installed"));
            assertTrue(missing(table, Layer.SLURMD_C).startsWith("slurmd -C names no GPUs"));
            for (Layer layer : List.of(Layer.SLURMD_G, Layer.GRES_CONF, Layer.SLURM_CONF, Layer.SCONTROL)) {
                assertEquals(Map.of("rtx4090", 4), told(table, layer).types(), layer.title());
            }
            assertEquals(files.files(), told(table, Layer.SLURMD_G).files());
            Disagreement first = table.first().orElseThrow();
            assertEquals("lspci tells no GPU, /dev/nvidia* tells 4 GPUs.", first.what());
            assertTrue(first.mend().contains("made by hand"), first.mend());
        }
    }

    @Test
    void a_probe_offers_what_slurmd_will_accept() throws Exception {
        Connection compute = Lab.compute();
        try (var shell = open(compute)) {
            Probe probe = new TruthReader(shell, Optional.empty()).probe(compute.name());
            assertEquals(
                    List.of("cpu_cores", "sockets", "cores_per_socket", "threads_per_core", "memory_gb"),
                    probe.values().stream().map(Probe.Value::key).toList());
            assertEquals(
                    Optional.of("/dev/nvidia[0-3]"), probe.gpus().getFirst().files());
            assertEquals("rtx4090", probe.gpus().getFirst().type());
            assertTrue(
                    probe.notes().getFirst().contains("virtual machine"),
                    probe.notes().toString());
        }
    }

    @Test
    void a_node_that_the_controller_cannot_log_in_to_has_its_sentence_and_slurmctlds_word() throws Exception {
        try (var shell = open(Lab.controller())) {
            TruthTable table = new TruthReader(shell, Optional.empty())
                    .read(List.of(Lab.compute().name()))
                    .getFirst();
            assertTrue(
                    missing(table, Layer.LSPCI).contains("does not know the host key")
                            || missing(table, Layer.LSPCI).contains("has no ssh command"),
                    missing(table, Layer.LSPCI));
            assertEquals(missing(table, Layer.LSPCI), missing(table, Layer.GRES_CONF));
            assertEquals(4, told(table, Layer.SCONTROL).count());
            assertEquals(Optional.empty(), table.first());
        }
    }
}
