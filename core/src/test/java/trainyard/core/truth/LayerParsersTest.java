package trainyard.core.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfSource;
import trainyard.core.truth.Answer.Missing;
import trainyard.core.truth.Answer.Told;

/** What the tools print, on machines with GPUs and on the lab's, in all versions of Slurm. */
class LayerParsersTest {
    private static final List<String> FOUR = List.of("/dev/nvidia0", "/dev/nvidia1", "/dev/nvidia2", "/dev/nvidia3");

    private static Told told(Answer answer) {
        return assertInstanceOf(Told.class, answer);
    }

    @Test
    void gpus_on_the_bus_are_no_switches_and_no_network_cards() {
        Told told = told(Lspci.answer(Texts.said(Texts.node("lspci-hgx.txt"))));
        assertEquals(8, told.count());
        assertEquals(Map.of("h100", 8), told.types());
        assertEquals("0000:18:00.0", told.addresses().getFirst());
        Lspci read = Lspci.parse(Texts.node("lspci-hgx.txt"));
        assertEquals(3, read.devices().stream().filter(Lspci.Device::isFabric).count());
        assertEquals(List.of("pcilib: sysfs_read_vpd: read failed: No such device"), read.rest());
    }

    @Test
    void a_display_of_another_vendor_is_no_gpu_for_slurm() {
        Told told = told(Lspci.answer(Texts.said(Texts.node("lspci-workstation.txt"))));
        assertEquals(Map.of("rtx4090", 2), told.types());
        assertEquals(List.of("0000:01:00.0", "0000:02:00.0"), told.addresses());
    }

    @Test
    void device_files_are_character_devices_with_a_number() {
        Told told = told(DeviceFiles.answer(Texts.said(Texts.node("dev-two.txt"))));
        assertEquals(List.of("/dev/nvidia0", "/dev/nvidia1"), told.files());
        assertEquals(List.of("/dev/nvidia2 is no character device; slurmd refuses it."), told.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void the_labs_machines_have_files_without_a_driver(String version) {
        Told files = told(DeviceFiles.answer(Texts.said(Texts.recorded(version, "dev"))));
        assertEquals(FOUR, files.files());
        assertTrue(
                files.notes().getFirst().startsWith("/dev/nvidiactl is missing"),
                files.notes().toString());
        assertEquals(
                0,
                told(Lspci.answer(Texts.said(Texts.recorded(version, "lspci")))).count());
    }

    @Test
    void mig_instances_count_for_slurm_in_place_of_their_gpu() {
        Told told = told(SmiList.answer(
                Texts.said(Texts.node("smi-list-mig.txt")), "0, 00000000:41:00.0\n1, 00000000:C1:00.0\n"));
        assertEquals(2, told.count());
        assertEquals(List.of("3g.20gb", "1c.2g.10gb", "2g.10gb"), told.mig());
        assertEquals(4, told.schedulable());
        assertEquals(List.of("0000:41:00.0", "0000:c1:00.0"), told.addresses());
    }

    @Test
    void a_lost_gpu_is_missing_from_the_list_and_its_complaint_is_kept() {
        Told told = told(SmiList.answer(Texts.said(Texts.node("smi-list-lost.txt")), ""));
        assertEquals(3, told.count());
        assertTrue(told.notes().getFirst().contains("GPU is lost"), told.notes().toString());
    }

    @Test
    void no_devices_are_none_and_other_words_are_a_failure() {
        assertEquals(
                0,
                told(SmiList.answer(new Output.Text(6, "No devices were found\n", ""), ""))
                        .count());
        var missing = assertInstanceOf(Missing.class, SmiList.answer(new Output.Text(3, "Something new\n", ""), ""));
        assertEquals("nvidia-smi -L failed with status 3: Something new.", missing.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void slurmd_tells_its_machine_and_its_gpus(String version) {
        String hardware = Texts.recorded(version, "slurmd-C");
        SlurmdHardware read = SlurmdHardware.parse(hardware);
        assertEquals(OptionalInt.of(24_105), read.number("RealMemory"));
        assertEquals(OptionalInt.of(2), read.number("CoresPerSocket"));
        assertInstanceOf(Missing.class, SlurmdHardware.answer(Texts.said(hardware)));

        // It writes to standard error, after a line on a log file that this user may not open.
        Told gres = told(SlurmdGres.answer(new Output.Text(0, "", Texts.recorded(version, "slurmd-G"))));
        assertEquals(4, gres.count());
        assertEquals(Map.of("rtx4090", 4), gres.types());
        assertEquals(FOUR, gres.files());

        Told shown = told(TruthReader.shown(Texts.recorded(version, "show-node"), "compute-01"));
        assertEquals(Map.of("rtx4090", 4), shown.types());
    }

    @Test
    void slurmd_names_the_gpus_that_it_detects() {
        Told told = told(SlurmdHardware.answer(Texts.said(Texts.node("slurmd-C-detected.txt"))));
        assertEquals(Map.of("nvidia_h100_80gb_hbm3", 4), told.types());
    }

    @Test
    void a_slurmd_that_ends_is_quoted() {
        var said =
                new Output.Text(1, "", "slurmd: error: x\nslurmd: fatal: can't stat gres.conf file /dev/nvidia3: No\n");
        assertEquals(
                "slurmd -G failed with status 1: can't stat gres.conf file /dev/nvidia3: No.",
                assertInstanceOf(Missing.class, SlurmdGres.answer(said)).sentence());
    }

    private static NodeConf conf(String slurm, String gres) {
        var texts = Map.of(NodeConf.SLURM_CONF, slurm, NodeConf.GRES_CONF, gres);
        return new NodeConf(ConfFolder.read(ConfSource.texts(texts)), Map.of());
    }

    @Test
    void lines_of_a_node_are_those_that_name_it_or_nobody() {
        NodeConf conf = conf("""
                NodeName=DEFAULT Gres=gpu:a100:8
                NodeName=n[1-2] CPUs=2 # as all
                NodeName=n3 Gres=gpu:h100:4,shard:8
                NodeName=cpu1 Gres=
                """, """
                NodeName=n[1-2] Name=gpu Type=a100 File=/dev/nvidia[0-3] Cores=0-31
                NodeName=n[1-2] Name=gpu Type=a100 File=/dev/nvidia[4-7]
                NodeName=n3 AutoDetect=nvml
                Name=license Count=3
                NodeName=n4 Name=gpu Type=1g.5gb MultipleFiles=/dev/nvidia0,/dev/nvidia-caps/nvidia-cap1
                NodeName=n4 Name=gpu Count=2
                """);
        assertEquals(Map.of("a100", 8), told(conf.slurm("n2")).types());
        assertEquals(4, told(conf.slurm("n3")).count());
        assertEquals(8, told(conf.gres("n2")).files().size());
        assertTrue(assertInstanceOf(Missing.class, conf.gres("n3")).sentence().contains("AutoDetect=nvml"));
        assertEquals(3, told(conf.gres("n4")).count());
        assertEquals(0, told(conf.gres("n5")).count());
        assertTrue(assertInstanceOf(Missing.class, conf.slurm("n5")).sentence().contains("no line of the node n5"));
        assertFalse(conf.folder().has("cgroup.conf"));
    }
}
