package trainyard.core.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.core.conf.ConfFile;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfLine;
import trainyard.core.conf.ConfSource;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.PlanFile;
import trainyard.core.truth.Answer.Told;

/** The first layer that disagrees, and what is said to it. */
class TruthTableTest {
    private final Map<Layer, Answer> answers = new EnumMap<>(Layer.class);

    TruthTableTest() {
        for (Layer layer : Layer.values()) {
            answers.put(layer, layer.hasGresTypes() ? Texts.told(4, "a100") : Texts.told(4));
        }
    }

    private Optional<Disagreement> first() {
        return TruthTable.of("n1", answers).first();
    }

    private Disagreement found(Layer layer, Layer with) {
        Disagreement first = first().orElseThrow();
        assertEquals(layer, first.layer());
        assertEquals(with, first.with());
        return first;
    }

    @Test
    void layers_that_agree_have_no_first() {
        assertEquals(Optional.empty(), first());
        answers.put(Layer.NVIDIA_SMI, new Answer.Missing("no driver"));
        answers.remove(Layer.PLAN);
        assertEquals(Optional.empty(), first());
    }

    @Test
    void a_driver_that_made_too_few_devices_is_named_before_what_follows_from_it() {
        answers.put(Layer.DEVICE_FILES, Texts.files("/dev/nvidia0", "/dev/nvidia1"));
        answers.put(Layer.NVIDIA_SMI, Texts.told(2));
        answers.put(Layer.SLURMD_G, Texts.told(2, "a100"));
        Disagreement first = found(Layer.DEVICE_FILES, Layer.LSPCI);
        assertEquals("lspci tells 4 GPUs, /dev/nvidia* tells 2 GPUs.", first.what());
        assertTrue(first.mend().startsWith("The driver made only 2 of its devices: look at `dmesg"), first.mend());
        assertTrue(first.mend().contains("`nvidia-smi -L` on n1"), first.mend());
    }

    @Test
    void no_devices_at_all_are_a_driver_that_is_not_loaded() {
        answers.put(Layer.DEVICE_FILES, Texts.told(0));
        assertTrue(found(Layer.DEVICE_FILES, Layer.LSPCI).mend().contains("lsmod"));
    }

    @Test
    void a_layer_that_says_nothing_is_stepped_over() {
        answers.put(Layer.SLURMD_C, new Answer.Missing("too old"));
        answers.put(Layer.SLURMD_G, Texts.told(3, "a100"));
        found(Layer.SLURMD_G, Layer.NVIDIA_SMI);
    }

    @Test
    void every_layer_has_a_mend_for_fewer_and_for_more() {
        for (Layer layer : List.of(Layer.values()).subList(1, Layer.values().length)) {
            for (int count : List.of(0, 3, 5)) {
                Answer right = answers.put(layer, Texts.told(count));
                Disagreement first = first().orElseThrow();
                assertEquals(layer, first.layer());
                assertTrue(first.mend().length() > 20 && first.mend().endsWith("."), first.mend());
                answers.put(layer, right == null ? Texts.told(4) : right);
            }
        }
    }

    @Test
    void other_addresses_and_other_files_disagree_across_layers_that_do_not_tell_them() {
        answers.put(Layer.LSPCI, addresses("0000:01:00.0", "0000:02:00.0"));
        answers.put(Layer.PLAN, Texts.told(2, "a100"));
        answers.put(Layer.DEVICE_FILES, Texts.files("/dev/nvidia0", "/dev/nvidia1"));
        answers.put(Layer.NVIDIA_SMI, addresses("0000:01:00.0", "0000:03:00.0"));
        assertEquals(
                "0000:02:00.0 of lspci is not in nvidia-smi, and 0000:03:00.0 of nvidia-smi is not in lspci.",
                found(Layer.NVIDIA_SMI, Layer.LSPCI).what());

        answers.put(Layer.NVIDIA_SMI, addresses("0000:02:00.0", "0000:01:00.0"));
        answers.put(Layer.SLURMD_C, new Answer.Missing("too old"));
        answers.put(Layer.SLURMD_G, new Answer.Missing("can't stat gres.conf file /dev/nvidia3"));
        answers.put(Layer.GRES_CONF, Texts.files("/dev/nvidia0", "/dev/nvidia3"));
        assertTrue(found(Layer.GRES_CONF, Layer.DEVICE_FILES).mend().contains("can't stat"));
    }

    private static Told addresses(String... addresses) {
        return new Told(
                addresses.length, Map.of(), List.of(addresses), List.of(), List.of(), addresses.length, List.of());
    }

    @Test
    void mig_must_be_counted_by_slurm_and_not_by_the_bus() {
        answers.put(
                Layer.NVIDIA_SMI,
                new Told(4, Map.of(), List.of(), List.of(), List.of("3g.20gb", "3g.20gb"), 5, List.of()));
        Disagreement first = found(Layer.SLURMD_C, Layer.NVIDIA_SMI);
        assertTrue(first.what().contains("4 GPUs, with MIG 5 for Slurm"), first.what());
        assertTrue(first.mend().contains("MultipleFiles="), first.mend());
        for (Layer layer : Layer.values()) {
            if (layer.isSlurm()) {
                answers.put(layer, Texts.told(5));
            }
        }
        assertEquals(Optional.empty(), first());
    }

    private static Told cut(String example) {
        var plan = PlanFile.parse("cluster.yaml", ExamplePlans.text(example)).plan();
        return assertInstanceOf(Told.class, PlanLayer.answer(plan, "compute-01"));
    }

    /** Two A100, the first cut into two halves: what its bundle says, on a machine that is so. */
    @Test
    void a_plan_with_mig_agrees_with_a_machine_that_is_cut_so() {
        answers.put(Layer.PLAN, cut("mig-nodes"));
        answers.put(Layer.LSPCI, Texts.told(2));
        answers.put(Layer.DEVICE_FILES, Texts.files("/dev/nvidia0", "/dev/nvidia1"));
        answers.put(
                Layer.NVIDIA_SMI,
                new Told(2, Map.of(), List.of(), List.of(), List.of("3g.20gb", "3g.20gb"), 3, List.of()));
        answers.put(Layer.SLURMD_C, new Answer.Missing("too old"));
        answers.put(Layer.SLURMD_G, SlurmdGres.answer(Texts.said("""
                slurmd: Gres Name=gpu Type=a100 Count=1 Index=1 ID=7696487 File=/dev/nvidia1 Links=(null)
                slurmd: Gres Name=gpu Type=a100_3g.20gb Count=1 Index=0 ID=7696487 File=/dev/nvidia0,/dev/nvidia-caps/nvidia-cap[12-13]
                slurmd: Gres Name=gpu Type=a100_3g.20gb Count=1 Index=0 ID=7696487 File=/dev/nvidia0,/dev/nvidia-caps/nvidia-cap[21-22]
                """)));
        var lines = ConfFile.parse("gres.conf", """
                NodeName=compute-01 Name=gpu Type=a100 File=/dev/nvidia1
                NodeName=compute-01 Name=gpu Type=a100_3g.20gb MultipleFiles=/dev/nvidia0,/dev/nvidia-caps/nvidia-cap12,/dev/nvidia-caps/nvidia-cap13
                NodeName=compute-01 Name=gpu Type=a100_3g.20gb MultipleFiles=/dev/nvidia0,/dev/nvidia-caps/nvidia-cap21,/dev/nvidia-caps/nvidia-cap22
                """).parts().stream()
                .map(ConfLine.class::cast)
                .toList();
        answers.put(Layer.GRES_CONF, GresConf.answer(lines, "compute-01"));
        Told gres = Told.of(3, Map.of("a100", 1, "a100_3g.20gb", 2), List.of());
        answers.put(Layer.SLURM_CONF, gres);
        answers.put(Layer.SCONTROL, gres);
        assertEquals(Optional.empty(), first());

        Answer smi = answers.put(Layer.NVIDIA_SMI, new Answer.Missing("hidden"));
        assertEquals(Optional.empty(), first());

        answers.put(Layer.NVIDIA_SMI, Texts.told(2));
        assertEquals(
                "The plan cuts GPUs into 2 x 3g.20gb, nvidia-smi tells no MIG instance.",
                found(Layer.NVIDIA_SMI, Layer.PLAN).what());
        assertInstanceOf(Told.class, smi);
    }

    @Test
    void types_must_be_the_same_word() {
        answers.put(Layer.SLURM_CONF, Texts.told(4, "A100"));
        assertEquals(
                "gres.conf has a100:4, slurm.conf has A100:4.",
                found(Layer.SLURM_CONF, Layer.GRES_CONF).what());
        answers.put(Layer.SLURM_CONF, Texts.told(4));
        assertEquals(
                "gres.conf has a100:4, slurm.conf has no type.",
                found(Layer.SLURM_CONF, Layer.GRES_CONF).what());
    }

    @Test
    void an_untyped_gres_conf_is_filled_in_by_slurm() {
        answers.put(Layer.GRES_CONF, Texts.told(4));
        assertEquals(Optional.empty(), first());
    }

    @Test
    void the_plan_tells_what_it_passes_through() {
        var plan = PlanFile.parse("cluster.yaml", ExamplePlans.text("two-gpu-nodes"))
                .plan();
        Told told = assertInstanceOf(
                Told.class,
                PlanLayer.answer(plan, plan.orElseThrow().nodes().getFirst().name()));
        assertTrue(told.count() > 0);
        assertEquals(told.count(), told.files().size());
        assertEquals(
                "The plan has no node n9.",
                assertInstanceOf(Answer.Missing.class, PlanLayer.answer(plan, "n9"))
                        .sentence());
    }

    @Test
    void memory_that_the_machine_does_not_have_is_named_where_it_is_promised_first() {
        var memory = Map.of(Layer.PLAN, 499_000L, Layer.SLURMD_C, 500_000L, Layer.SLURM_CONF, 515_000L);
        TruthTable table = TruthTable.of("n1", answers, memory);
        assertEquals(Optional.empty(), table.first());
        Disagreement found = table.memory().orElseThrow();
        assertEquals(Layer.SLURM_CONF, found.layer());
        assertEquals("slurm.conf promises RealMemory=515000, slurmd -C finds 500000 MB.", found.what());
        assertTrue(found.mend().startsWith("Write RealMemory=500000 or less"), found.mend());
        assertFalse(table.agrees());
    }

    @Test
    void memory_that_is_there_or_not_told_is_no_matter() {
        assertTrue(TruthTable.of("n1", answers, Map.of(Layer.SLURMD_C, 500_000L, Layer.SLURM_CONF, 500_000L))
                .agrees());
        assertTrue(
                TruthTable.of("n1", answers, Map.of(Layer.SLURM_CONF, 500_000L)).agrees());
    }

    @Test
    void the_last_line_of_a_node_says_its_memory_and_default_what_lines_leave_out() {
        var lines = ConfFolder.read(ConfSource.texts(Map.of(
                        "slurm.conf",
                        "NodeName=DEFAULT RealMemory=100\nNodeName=n[1-2] CPUs=1\nNodeName=n3 RealMemory=300\n")))
                .lines()
                .getOrDefault("slurm.conf", List.of());
        assertEquals(Optional.of("100"), NodeLines.value(lines, "n2", "RealMemory"));
        assertEquals(Optional.of("300"), NodeLines.value(lines, "n3", "RealMemory"));
        assertEquals(Optional.empty(), NodeLines.value(lines, "n4", "RealMemory"));
    }
}
