package trainyard.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {
    static final List<String> EXAMPLES = ExamplePlans.NAMES;

    private static final String GOOD = """
            version: "1.0"
            metadata: {name: test}
            clusters:
              hpc:
                name: hpc
                network: {subnet: 192.168.100.0/24}
                controller: {cpu_cores: 4, memory_gb: 8, disk_gb: 100, ip_address: 192.168.100.10}
                compute_nodes:
                  - cpu_cores: 8
                    memory_gb: 16
                    ip: 192.168.100.11
                    pcie_passthrough:
                      enabled: true
                      devices:
                        - {pci_address: "0000:01:00.0", device_type: gpu, device_id: "2684"}
                  - cpu_cores: 8
                    memory_gb: 16
                    ip: 192.168.100.12
                slurm_config:
                  partitions: [gpu, {name: debug, nodes: "compute-[01-02]"}]
                  default_partition: gpu
            """;

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void examples_are_without_problems(String name) {
        assertEquals(List.of(), PlanFile.parse(name, ExamplePlans.text(name)).lines());
    }

    @Test
    void nodes_without_names_are_counted_in_list_order() {
        Plan plan = Examples.plan("two-gpu-nodes");
        assertEquals(
                List.of("compute-01", "compute-02"),
                plan.nodes().stream().map(ComputeNode::name).toList());
        assertEquals("controller", plan.controller().name());
    }

    @Test
    void passed_through_gpus_get_a_type_that_starts_with_a_letter() {
        ComputeNode node = Examples.plan("two-gpu-nodes").nodes().get(1);
        assertEquals(List.of(ComputeNode.Gpus.whole(Optional.of("rtx4090"), 1, "/dev/nvidia0")), node.gpus());
    }

    @Test
    void merge_keys_bring_what_nodes_have_in_common() {
        Plan plan = Examples.plan("512-gpu-nodes");
        assertEquals(512, plan.nodes().size());
        assertEquals(4096, plan.nodes().stream().mapToInt(ComputeNode::gpuCount).sum());
        assertEquals(Optional.of("10.20.4.128"), plan.nodes().getLast().address());
    }

    @Test
    void a_mapping_with_count_is_that_many_nodes() {
        String text = GOOD.replaceAll("(?s)compute_nodes:.*slurm_config:", """
                compute_nodes: {count: 3, cpu_cores: 2, memory_gb: 4, ip: DHCP}
                    access: {addresses: {compute-01: 192.168.100.21}}
                    slurm_config:""");
        PlanFile file = PlanFile.parse("plan.yaml", text);
        assertFalse(file.hasErrors(), () -> String.join("\n", file.lines()));
        assertEquals(3, file.plan().orElseThrow().nodes().size());
        assertEquals(
                List.of(Optional.of("192.168.100.21"), Optional.empty(), Optional.empty()),
                file.plan().orElseThrow().nodes().stream()
                        .map(ComputeNode::address)
                        .toList());
        assertTrue(file.lines().stream().anyMatch(line -> line.contains("compute-02") && line.contains("warning")));
    }

    @Test
    void every_value_has_a_position() {
        PlanFile file = PlanFile.parse("plan.yaml", GOOD);
        assertEquals(new Position(7, 72), file.positions().get("clusters.hpc.controller.ip_address"));
        assertEquals(new Position(18, 13), file.positions().get("clusters.hpc.compute_nodes[1].ip"));
    }

    /** Each row changes one thing in a good plan and names the whole line that must come out. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "disk_gb: 100 | disk_gbb: 100 | `plan.yaml:7:46: warning: unknown key 'disk_gbb' in 'clusters.hpc.controller'; did you mean 'disk_gb'?`",
                "memory_gb: 8 | memory_gb: much | `plan.yaml:7:43: error: 'much' for 'memory_gb' is not a whole number above 0; write a number such as 8`",
                "enabled: true | enabled: 3 | `plan.yaml:13:20: error: '3' for 'enabled' is not true or false; write true or false`",
                "{subnet: 192.168.100.0/24} | [a] | `plan.yaml:6:14: error: 'network' is a list where a mapping belongs; write a mapping here`",
                "ip: 192.168.100.12 | ip: 10.0.0.12 | `plan.yaml:18:13: error: the address 10.0.0.12 is outside the subnet 192.168.100.0/24; choose one of 192.168.100.0/24, or change network.subnet`",
                "ip: 192.168.100.12 | ip: 192.168.100.10 | `plan.yaml:18:13: error: the address 192.168.100.10 is used already in line 7; give each machine an address of its own`",
                "ip: 192.168.100.12 | ip: 192.168.100.300 | `plan.yaml:18:13: error: '192.168.100.300' for 'ip' is not an IPv4 address or DHCP; write an address such as 192.168.100.11, or DHCP`",
                "nodes: \"compute-[01-02]\" | nodes: [] | `plan.yaml:20:25: error: the partition 'debug' has no nodes; write nodes: as a hostlist, or ALL`",
                "compute-[01-02] | compute-[01-03] | `plan.yaml:20:46: error: the partition 'debug' names nodes that the plan does not have: compute-03; add them under compute_nodes, or correct the hostlist`",
                "compute-[01-02] | compute-[01-02 | `plan.yaml:20:46: error: not a hostlist: a bracket is not closed in 'compute-[01-02'; write a hostlist such as compute-[01-16]`",
                "default_partition: gpu | default_partition: cpu | `plan.yaml:21:26: error: there is no partition 'cpu'; choose one of gpu, debug`",
                "version: \"1.0\" | version: \"2.0\" | `plan.yaml:1:10: error: '2.0' for 'version' is not the text \"1.0\"; write 1.0`",
                "version: \"1.0\" | version: 1.0 | `plan.yaml:1:10: warning: 'version' is a text, but YAML takes 1.0 for a number; write \"1.0\" in quotes`",
                "0000:01:00.0 | 01:00.0 | `plan.yaml:15:29: error: '01:00.0' for 'pci_address' is not a PCI address; write domain:bus:slot.function, as in \"0000:01:00.0\"`",
                "name: hpc | nam: hpc | `plan.yaml:5:5: error: 'clusters.hpc' has no 'name'; add name: with a name`",
                "memory_gb: 8, | memory_gb: 8, memory_gb: 9, | `plan.yaml:7:46: error: key 'memory_gb' is given twice, first in line 7; keep one of the two`",
            })
    void a_mistake_has_its_line(String good, String bad, String expected) {
        assertTrue(GOOD.contains(good), "the test's plan must contain " + good);
        List<String> lines = PlanFile.parse("plan.yaml", GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad))
                .lines();
        assertTrue(lines.contains(expected), () -> "expected " + expected + " in " + lines);
    }

    /** What a rendered file, Ansible or ssh would take for more than a value. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "slurm  | mpi_default: \"{{x}}\"",
                "slurm  | prolog: /p\\",
                "slurm  | version: newest",
                "slurm  | scheduling: {parameters: \"a\\nPartitionName=x\"}",
                "access | ansible_user: \"{{x}}\"",
                "access | ansible_user: -oProxyCommand",
                "access | jump_host: \"{{x}}\"",
                "access | jump_host: -oProxyCommand",
                "access | ssh_port: 65536",
                "node   | name: DEFAULT",
                "node   | gres: [{name: \"a\\nb\", count: 1}]",
                "node   | gres: [{name: nic, type: 1, count: 1}]",
                "node   | sockets: 4294967296",
                "node   | weight: 010",
            })
    void a_value_that_would_be_read_as_more_is_an_error(String where, String key) {
        String text = switch (where) {
            case "slurm" -> GOOD.replace("slurm_config:", "slurm_config:\n      " + key);
            case "access" -> GOOD.replace("slurm_config:", "access: {" + key + "}\n    slurm_config:");
            default -> GOOD.replace("ip: 192.168.100.12", "ip: 192.168.100.12\n        " + key);
        };
        List<Problem> problems = PlanFile.parse("plan.yaml", text).problems();
        assertTrue(problems.stream().anyMatch(problem -> problem.what().contains("' is not ")), problems::toString);
    }

    @Test
    void one_mistake_of_many_nodes_is_told_once() {
        String text = GOOD.replaceAll("(?s)compute_nodes:.*slurm_config:", """
                compute_nodes: {count: 400000000, name: same, cpu_cores: 2, memory_gb: 4, ip: 192.168.100.11}
                    slurm_config:""");
        List<Problem> problems = PlanFile.parse("plan.yaml", text).problems();
        assertEquals(
                1,
                problems.stream()
                        .filter(problem -> problem.what().contains("is taken by"))
                        .count());
        assertTrue(problems.stream().anyMatch(problem -> problem.what().contains("'count'")));
        assertTrue(problems.size() < 10, problems::toString);
    }

    @Test
    void device_files_count_on_from_type_to_type() {
        String text = GOOD.replace(
                "ip: 192.168.100.12",
                "ip: 192.168.100.12\n        gpus: [{type: a100, count: 2}, {type: t4}, {type: l4, count: 2}]");
        ComputeNode node =
                PlanFile.parse("plan.yaml", text).plan().orElseThrow().nodes().get(1);
        assertEquals(
                List.of("/dev/nvidia[0-1]", "/dev/nvidia2", "/dev/nvidia[3-4]"),
                node.gpus().stream().flatMap(gpus -> gpus.files().stream()).toList());
    }

    /** A billion mappings in a few lines. */
    @Test
    void lists_of_lists_are_not_merged() {
        var text = new StringBuilder("a0: &a0 [{k: 1}]\n");
        for (int i = 1; i < 10; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }
        text.append("clusters: {hpc: {<<: *a9}}\n");
        PlanFile file = PlanFile.parse("plan.yaml", text.toString());
        assertTrue(file.lines().stream().anyMatch(line -> line.contains("'<<' merges what is no mapping")));
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_change_nothing() {
        PlanFile file = PlanFile.parse("plan.yaml", "\ufeff" + GOOD.replace("\n", "\r\n"));
        assertEquals(List.of(), file.lines());
        assertEquals(PlanFile.parse("plan.yaml", GOOD).plan(), file.plan());
        assertEquals(new Position(7, 72), file.positions().get("clusters.hpc.controller.ip_address"));
    }

    @Test
    void one_device_cannot_go_to_two_machines_of_a_host() {
        String twice = GOOD.replace("ip: 192.168.100.12", """
                ip: 192.168.100.12
                        pcie_passthrough: {enabled: true, devices: [{pci_address: "0000:01:00.0", device_type: gpu}]}""");
        List<String> lines = PlanFile.parse("plan.yaml", twice).lines();
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.contains(
                                "error: the device 0000:01:00.0 is passed through already in line 15 on this host")),
                lines::toString);
        String elsewhere = twice.replace("ip: 192.168.100.12", "ip: 192.168.100.12\n        host: second");
        assertEquals(List.of(), PlanFile.parse("plan.yaml", elsewhere).lines());
    }

    @Test
    void all_problems_are_told_at_once_in_the_files_order() {
        String broken = GOOD.replace("memory_gb: 8", "memory_gb: much").replace("192.168.100.12", "10.0.0.12");
        List<Problem> problems = PlanFile.parse("plan.yaml", broken).problems();
        assertEquals(
                List.of(7, 18),
                problems.stream().map(problem -> problem.at().line()).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slurm | topology: {switches: [{name: s1, nodes: compute-01}]} | leaves out nodes",
                "slurm | topology: {switches: [{name: s1, nodes: 'compute-[01-03]'}]} | does not have: compute-03",
                "slurm | topology: {switches: [{name: s1, nodes: 'compute-[01-02]', switches: s9}]} | does not have: s9",
                "slurm | topology: {switches: [{name: a, nodes: compute-01}, {name: b, nodes: compute-02}, {name: c, switches: a}]} | no single switch",
                "slurm | topology: {blocks: [{name: a, nodes: 'compute-[01-02]'}, {name: b, nodes: compute-02}]} | two switches or blocks: compute-02",
                "slurm | backup_controller: {name: controller, ip_address: 192.168.100.9} | the controller's name",
                "slurm | backup_controller: {name: second, ip_address: 192.168.100.10} | is used already",
                "node  | gpus: [{type: a100, cores: 0-3}, {type: l4}] | only some of the GPUs of compute-02 have cores",
                "node  | gpus: {count: 2, links: ['-1,4']} | links has 1 lists for 2 GPUs",
                "node  | gpus: {count: 2, mig: [{gpu: 2, profile: 3g.20gb, instances: [1, 2]}]} | mig names GPU 2",
                "node  | gpus: {count: 2, mig: [{gpu: 1, profile: 3g, instances: [1, 2]}]} | is not a MIG profile",
            })
    void what_slurm_would_refuse_or_never_run_is_an_error(String where, String key, String expected) {
        String text = where.equals("slurm")
                ? GOOD.replace("slurm_config:\n", "slurm_config:\n      " + key + "\n")
                : GOOD.replace("ip: 192.168.100.12", "ip: 192.168.100.12\n        " + key);
        List<String> lines = PlanFile.parse("plan.yaml", text).lines();
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("error: ") && line.contains(expected)), lines::toString);
    }

    @Test
    void switches_that_nodes_name_are_joined_by_one_above() {
        String text = GOOD.replace("ip: 192.168.100.11", "ip: 192.168.100.11\n        switch: leaf-1")
                .replace("ip: 192.168.100.12", "ip: 192.168.100.12\n        switch: leaf-2");
        PlanFile file = PlanFile.parse("plan.yaml", text);
        assertEquals(List.of(), file.lines());
        assertEquals(
                List.of(
                        new Topology.Group("leaf-1", List.of("compute-01"), List.of()),
                        new Topology.Group("leaf-2", List.of("compute-02"), List.of()),
                        new Topology.Group("top", List.of(), List.of("leaf-1", "leaf-2"))),
                file.plan().orElseThrow().slurm().topology().orElseThrow().groups());
    }

    @Test
    void other_tools_keys_are_nobodys_business() {
        String text = GOOD + "global: {anything: [1, 2]}\nx-terraform: {a: b}\n";
        text = text.replace("clusters:\n", "clusters:\n  cloud: {nodes: 3, whatever: true}\n");
        assertEquals(List.of(), PlanFile.parse("plan.yaml", text).lines());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\t",
                "a: [1",
                "a: b: c",
                "- 1\n- 2",
                "just text",
                "version: !!java.lang.String x",
                "a: &a [*a]",
                "? [1, 2]\n: x",
                "clusters: {hpc: {compute_nodes: 7}}",
                "clusters: {hpc: {compute_nodes: [7, null, {}], slurm_config: {partitions: [[x], null]}}}",
                "a: \0",
                "%TAG ! x\n---\n- !<a b> c"
            })
    void broken_text_is_a_problem_and_never_an_exception(String text) {
        PlanFile file = PlanFile.parse("plan.yaml", text);
        assertTrue(file.hasErrors());
        file.lines().forEach(line -> assertTrue(line.matches("plan\\.yaml:\\d+:\\d+: (error|warning): .+; .+"), line));
    }

    @Test
    void a_file_that_is_missing_or_no_text_is_a_problem(@TempDir Path folder) throws IOException {
        assertTrue(PlanFile.load(folder.resolve("none.yaml")).lines().getFirst().contains("there is no such file"));
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertTrue(PlanFile.load(binary).lines().getFirst().contains("not UTF-8"));
        assertTrue(PlanFile.load(folder).hasErrors());
    }
}
