package trainyard.core.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trainyard.core.demo.DemoServer;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;

/** The demo's nodes answer every layer through ssh on its login node, over real SSH. */
@Timeout(120)
class DemoTruthTest {
    private DemoServer server;
    private RemoteShell shell;

    @BeforeEach
    void start() throws Exception {
        server = DemoServer.start();
        var connection = server.connection();
        shell = Shells.ofThisUser(connection.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(connection);
    }

    @AfterEach
    void stop() {
        shell.close();
        server.close();
    }

    @Test
    void all_layers_of_a_sound_node_tell_the_same() throws Exception {
        TruthTable table = new TruthReader(shell, Optional.empty())
                .read(List.of("gpu-002"))
                .getFirst();
        assertEquals(Optional.empty(), table.first());
        table.answers().forEach((layer, answer) -> {
            if (layer != Layer.PLAN) {
                assertEquals(
                        8,
                        assertInstanceOf(Answer.Told.class, answer, layer + ": " + answer)
                                .count(),
                        layer.title());
            }
        });
    }

    @Test
    void a_node_that_lost_a_gpu_is_named_at_the_driver() throws Exception {
        TruthTable table = new TruthReader(shell, Optional.empty())
                .read(List.of("gpu-038"))
                .getFirst();
        Disagreement first = table.first().orElseThrow();
        assertEquals(Layer.NVIDIA_SMI, first.layer());
        assertEquals("/dev/nvidia* tells 8 GPUs, nvidia-smi tells 7 GPUs.", first.what());
    }

    @Test
    void the_controller_shows_its_files_through_the_login_node() throws Exception {
        ControllerFiles files = ControllerFiles.read(shell);
        assertEquals(
                Set.of("slurm.conf", "gres.conf"),
                files.texts().keySet(),
                files.notes().toString());
        assertEquals(List.of(), files.notes());
    }

    @Test
    void every_layer_that_speaks_of_memory_is_heard() throws Exception {
        TruthTable table = new TruthReader(shell, Optional.empty())
                .read(List.of("gpu-002"))
                .getFirst();
        assertEquals(
                Set.of(Layer.SLURMD_C, Layer.SLURM_CONF, Layer.SCONTROL),
                table.realMemoryMb().keySet());
        assertEquals(1, Set.copyOf(table.realMemoryMb().values()).size());
    }

    @Test
    void a_name_that_nobody_knows_has_a_sentence_in_every_layer() throws Exception {
        TruthTable table =
                new TruthReader(shell, Optional.empty()).read(List.of("nosuch")).getFirst();
        assertEquals(Optional.empty(), table.first());
        table.answers()
                .values()
                .forEach(answer -> assertTrue(assertInstanceOf(Answer.Missing.class, answer)
                        .sentence()
                        .endsWith(".")));
        assertTrue(assertInstanceOf(Answer.Missing.class, table.answers().get(Layer.GRES_CONF))
                .sentence()
                .contains("finds no address for nosuch"));
    }

    @Test
    void a_probe_offers_the_machine_that_the_demo_has() throws Exception {
        Probe probe = new TruthReader(shell, Optional.empty()).probe("gpu-001");
        assertEquals(128, probe.values().getFirst().value());
        assertEquals(List.of(4, 4), probe.gpus().stream().map(Probe.Gpus::count).toList());
        assertEquals(Optional.of("0-63"), probe.gpus().getFirst().cores());
        assertEquals(9, probe.devices().size());
        assertTrue(probe.devices().getFirst().iommuGroup().isPresent());
    }
}
