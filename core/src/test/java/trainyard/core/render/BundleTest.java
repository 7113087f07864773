package trainyard.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.Examples;
import trainyard.core.plan.Plan;
import trainyard.core.plan.PlanFile;
import trainyard.core.slurm.SlurmVersion;

class BundleTest {
    private final Templates templates = Templates.shipped();

    /** A change of what lands on machines shows as a change of these files. Real daemons judge them in the lab. */
    @ParameterizedTest
    @CsvSource({"22.05", "24.11", "26.05"})
    void the_gpu_example_gives_the_kept_files(String release) throws Exception {
        Bundle bundle = bundle("two-gpu-nodes", release);
        for (String path : bundle.files().keySet()) {
            String kept = "/trainyard/bundles/" + release + "/" + path;
            try (var in = BundleTest.class.getResourceAsStream(kept)) {
                assertTrue(
                        in != null,
                        () -> kept + " is missing; it should read:\n"
                                + bundle.files().get(path));
                assertEquals(
                        new String(in.readAllBytes(), StandardCharsets.UTF_8),
                        bundle.files().get(path),
                        path);
            }
        }
    }

    @Test
    void the_same_plan_gives_the_same_bytes_wherever_it_is_rendered() throws Exception {
        Bundle here = bundle("512-gpu-nodes", "24.11");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(here, bundle("512-gpu-nodes", "24.11"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void types_and_counts_agree_between_slurm_conf_and_gres_conf() throws Exception {
        Bundle bundle = bundle("512-gpu-nodes", "24.11");
        String slurm = bundle.files().get("slurm/slurm.conf");
        String gres = bundle.files().get("slurm/gres.conf");
        assertEquals(
                256,
                slurm.lines().filter(line -> line.contains(" Gres=gpu:a100:8 ")).count());
        assertTrue(gres.contains("NodeName=gpu-[001-256] Name=gpu Type=a100 File=/dev/nvidia[0-7]\n"), gres);
        assertTrue(slurm.contains("\nGresTypes=gpu\n"));
        assertTrue(slurm.contains("PartitionName=debug Nodes=gpu-[001-004,257-260] Default=NO"), slurm);
    }

    @Test
    void the_controller_is_never_a_compute_node() throws Exception {
        for (String example : ExamplePlans.NAMES) {
            assertFalse(bundle(example, "24.11").files().get("slurm/slurm.conf").contains("NodeName=controller"));
        }
    }

    @Test
    void cpu_nodes_have_no_gres_at_all() throws Exception {
        Bundle bundle = bundle("two-cpu-nodes", "22.05");
        String slurm = bundle.files().get("slurm/slurm.conf");
        assertFalse(slurm.contains("Gres"), slurm);
        assertFalse(slurm.contains("AccountingStorageTRES"), slurm);
        assertTrue(bundle.files().get("inventory/hosts.yml").contains("hosts: {}"));
    }

    @ParameterizedTest
    @CsvSource({"22.05, pmix", "24.11, pmix", "26.05, none"})
    void mpi_is_what_the_versions_packages_can_load(String release, String mpi) throws Exception {
        String slurm = bundle("two-gpu-nodes", release).files().get("slurm/slurm.conf");
        assertTrue(slurm.contains("\nMpiDefault=" + mpi + "\n"), slurm);
    }

    @ParameterizedTest
    @CsvSource({"22.05, # No plugin in slurm.conf uses cgroups.", "24.11, CgroupPlugin=disabled"})
    void without_cgroups_no_plugin_wants_them(String release, String line) throws Exception {
        Plan plan = with("slurm_config:", "slurm_config:\n      cgroup: {plugin: disabled}");
        Bundle bundle = Bundle.of(plan, version(release), templates);
        assertTrue(bundle.files().get("slurm/cgroup.conf").contains(line));
        assertFalse(bundle.files().get("slurm/slurm.conf").contains("cgroup"));
    }

    @Test
    void accounting_is_gathered_in_a_form_that_exists() throws Exception {
        Plan plan = with(
                "slurm_config:",
                "slurm_config:\n      job_acct_gather: {frequency: 15, parameters: [UsePss, NoOverMemoryKill]}");
        String slurm = Bundle.of(plan, SlurmVersion.V24_11, templates).files().get("slurm/slurm.conf");
        assertTrue(slurm.contains("\nJobAcctGatherFrequency=15\nJobAcctGatherParams=UsePss\n"), slurm);

        Plan cgroup = with("slurm_config:", "slurm_config:\n      job_acct_gather: {type: jobacct_gather/cgroup}");
        assertFalse(Bundle.of(cgroup, SlurmVersion.V24_11, templates)
                .files()
                .get("slurm/slurm.conf")
                .contains("JobAcctGatherParams"));
    }

    @ParameterizedTest
    @CsvSource({
        "switch-tree, 22.05, topology.conf, TopologyPlugin=topology/tree, SwitchName=spine-1 Switches=leaf-[1-2]",
        "switch-tree, 24.11, topology.conf, TopologyPlugin=topology/tree, SwitchName=leaf-2 Nodes=gpu-[05-08]",
        "switch-tree, 26.05, topology.yaml, '', '        children: \"leaf-[1-2]\"'",
        "blocks, 22.05, topology.conf, TopologyPlugin=topology/tree, SwitchName=all-blocks Switches=rack-[1-4]",
        "blocks, 24.11, topology.conf, TopologyPlugin=topology/block, 'BlockSizes=4,8'",
        "blocks, 26.05, topology.yaml, '', '      - block: \"rack-4\"'",
    })
    void a_topology_stands_in_the_file_and_the_form_of_its_version(
            String example, String release, String file, String plugin, String line) throws Exception {
        var files = bundle(example, release).files();
        List<String> slurm = files.get("slurm/slurm.conf").lines().toList();
        assertEquals(
                plugin.isEmpty() ? List.of() : List.of(plugin),
                slurm.stream().filter(text -> text.startsWith("TopologyPlugin")).toList());
        assertTrue(files.get("slurm/" + file).lines().toList().contains(line), files.get("slurm/" + file));
        assertEquals(
                1,
                files.keySet().stream()
                        .filter(path -> path.contains("topology"))
                        .count());
        assertTrue(files.get("inventory/group_vars/all.yml").contains("slurm_topology_file: \"" + file + "\"\n"));
    }

    /** nvidia-smi's instance 1 of GPU 1: 3 before all, 15 instances of GPU 0, one of GPU 1, 9 minors each. */
    @Test
    void an_instance_of_a_gpu_is_its_device_files_and_a_type_of_its_own() throws Exception {
        Plan plan = with(
                "ip: 192.168.100.12",
                "ip: 192.168.100.12\n        gpus: {type: a100, count: 3, mig: [{gpu: 1, profile: 3g.20gb, instances: [1, 2]}]}");
        var files = Bundle.of(plan, SlurmVersion.V24_11, templates).files();
        assertEquals(
                List.of(
                        "NodeName=compute-02 Name=gpu Type=a100 File=/dev/nvidia[0,2]",
                        "NodeName=compute-02 Name=gpu Type=a100_3g.20gb MultipleFiles=/dev/nvidia1,/dev/nvidia-caps/nvidia-cap147,/dev/nvidia-caps/nvidia-cap148",
                        "NodeName=compute-02 Name=gpu Type=a100_3g.20gb MultipleFiles=/dev/nvidia1,/dev/nvidia-caps/nvidia-cap156,/dev/nvidia-caps/nvidia-cap157"),
                files.get("slurm/gres.conf")
                        .lines()
                        .filter(line -> line.contains("compute-02"))
                        .toList());
        assertTrue(files.get("slurm/slurm.conf").contains(" Gres=gpu:a100:2,gpu:a100_3g.20gb:2 "));
        assertTrue(files.get("inventory/hosts.yml").contains("slurm_gpu_count: 3\n"));
    }

    @Test
    void links_shards_and_files_of_other_resources_are_lines_of_gres_conf() throws Exception {
        var files = bundle("every-optional-key", "24.11").files();
        String gres = files.get("slurm/gres.conf");
        for (String line : List.of(
                "Name=gpu Type=l40s File=/dev/nvidia1 Cores=0-3 Links=4,-1",
                "Name=shard Count=8",
                "Name=nic Type=ib Count=1 File=/dev/infiniband0")) {
            assertTrue(gres.contains("NodeName=gpu-02 " + line + "\n"), gres);
        }
        String slurm = files.get("slurm/slurm.conf");
        for (String line : List.of(
                "GresTypes=gpu,shard,nic,scratch",
                "SlurmctldHost=head-2(10.60.0.9)",
                "MaxArraySize=5001",
                "AccountingStorageEnforce=associations,limits,qos",
                "AccountingStoreFlags=job_comment,job_script",
                "AccountingStorageTRES=gres/gpu,gres/shard,gres/nic,gres/scratch,billing")) {
            assertTrue(slurm.contains("\n" + line + "\n"), slurm);
        }
        assertTrue(files.get("inventory/group_vars/all.yml").contains("{name: \"head-2\", address: \"10.60.0.9\"}"));
    }

    @Test
    void a_node_without_an_address_cannot_be_rendered() throws Exception {
        Plan plan = with("ip: 192.168.100.12", "ip: DHCP");
        var refused = assertThrows(RenderException.class, () -> Bundle.of(plan, SlurmVersion.V24_11, templates));
        assertTrue(refused.sentence().contains("compute-02"), refused.sentence());
    }

    /** YAML 1.1, which Ansible reads, takes these bare names for a truth and for numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"no", "0x10", "123", "null"})
    void names_stay_texts_in_the_inventory(String name) throws Exception {
        Plan plan = with("ip: 192.168.100.12", "ip: 192.168.100.12\n        name: \"" + name + "\"");
        var files = Bundle.of(plan, SlurmVersion.V24_11, templates).files();
        assertFalse(files.get("inventory/hosts.yml").contains(" " + name), files.get("inventory/hosts.yml"));
        assertTrue(files.get("inventory/group_vars/all.yml").contains("{name: \"" + name + "\","));
    }

    @Test
    void sockets_and_cores_without_measure_do_not_overflow() throws Exception {
        Plan plan = with(
                "ip: 192.168.100.12", "ip: 192.168.100.12\n        sockets: 65536\n        cores_per_socket: 65536");
        String slurm = Bundle.of(plan, SlurmVersion.V24_11, templates).files().get("slurm/slurm.conf");
        assertTrue(slurm.contains("Sockets=65536"), slurm);
    }

    @Test
    void the_users_own_template_wins(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("slurm"));
        Files.writeString(folder.resolve("slurm/cgroup.conf.ftl"), "# ours\n");
        Bundle bundle = Bundle.of(Examples.plan("two-cpu-nodes"), SlurmVersion.V24_11, new Templates(folder));
        assertEquals("# ours\n", bundle.files().get("slurm/cgroup.conf"));
        assertTrue(bundle.files().get("slurm/slurm.conf").contains("ClusterName=cpu-cluster"));
    }

    @Test
    void writing_replaces_files_whole(@TempDir Path folder) throws Exception {
        Bundle bundle = bundle("two-cpu-nodes", "24.11");
        BundleFolder.write(bundle, folder);
        Files.writeString(folder.resolve("slurm/slurm.conf"), "changed by hand");
        BundleFolder.write(bundle, folder);
        for (String path : bundle.files().keySet()) {
            assertEquals(bundle.files().get(path), Files.readString(folder.resolve(path)));
        }
        assertEquals(
                List.of("cgroup.conf", "gres.conf", "scripts", "slurm.conf", "slurmdbd.conf"),
                names(folder.resolve("slurm")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Bundle bundle(String example, String release) throws RenderException {
        return Bundle.of(Examples.plan(example), version(release), templates);
    }

    private static SlurmVersion version(String release) {
        return SlurmVersion.find(release).orElseThrow();
    }

    private static Plan with(String text, String replacement) {
        return PlanFile.parse("plan.yaml", ExamplePlans.text("two-gpu-nodes").replace(text, replacement))
                .plan()
                .orElseThrow();
    }
}
