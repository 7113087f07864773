package trainyard.core.conf.meaning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfSource;

class ConfDifferencesTest {
    private static List<String> between(String file, String before, String after) {
        return ConfDifferences.between(folder(file, before), folder(file, after));
    }

    private static ConfFolder folder(String file, String text) {
        return ConfFolder.read(ConfSource.texts(Map.of(file, text.replace(" / ", "\n"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SlurmctldTimeout=120                                | SlurmctldTimeout=300                       | SlurmctldTimeout 120 → 300
            slurmctldtimeout=120                                | SlurmctldTimeout=120 # the same            |
            A=1 / B=2                                           | B=2 / A=1                                  |
            ReturnToService=1                                   | A=1                                        | A 1 new; ReturnToService gone
            PartitionName=debug MaxTime=1-00:00:00              | PartitionName=debug MaxTime=4:00:00        | partition debug: MaxTime 1-00:00:00 → 4:00:00
            PartitionName=debug MaxTime=60                      | PartitionName=debug MaxTime=1:00:00        |
            PartitionName=debug MaxTime=INFINITE                | PartitionName=debug MaxTime=unlimited      |
            PartitionName=debug Default=YES                     | PartitionName=debug Default=yes            |
            PartitionName=debug Nodes=n[1-4]                    | PartitionName=debug Nodes=n4,n[1-3]        |
            PartitionName=debug Nodes=n[1-4]                    | PartitionName=debug Nodes=n[2-6]           | partition debug: Nodes with n[5-6], without n1
            PartitionName=debug Nodes=ALL                       | PartitionName=debug Nodes=n1               | partition debug: Nodes ALL → n1
            PartitionName=a Nodes=ALL                           | PartitionName=b Nodes=ALL                  | partition b new; partition a gone
            NodeName=gpu-[01-04] Gres=gpu:8 CPUs=4              | NodeName=gpu-[01-04] CPUs=4                | nodes gpu-[01-04]: Gres gone
            NodeName=gpu-[01-04] CPUs=4                         | NodeName=gpu-[01-02] CPUs=4 / NodeName=gpu-[03-04] CPUs=4 |
            NodeName=gpu-[01-04] CPUs=4                         | NodeName=gpu-[01-02] CPUs=4 / NodeName=gpu-[03-04] CPUs=8 | nodes gpu-[03-04]: CPUs 4 → 8
            NodeName=n[1-2] CPUs=4                              | NodeName=n[1-3] CPUs=4                     | node n3 new
            NodeName=n[1-2] NodeAddr=10.0.0.[1-2]               | NodeName=n1 NodeAddr=10.0.0.1 / NodeName=n2 NodeAddr=10.0.0.2 |
            NodeName=n[1-2] NodeAddr=10.0.0.[1-2]               | NodeName=n[1-2] NodeAddr=10.0.0.[1,3]      | node n2: NodeAddr 10.0.0.2 → 10.0.0.3
            NodeName=DEFAULT CPUs=4 / NodeName=n[1-2]           | NodeName=n[1-2] CPUs=4                     |
            NodeName=n1 Gres=gpu:h100:4,shard:8                 | NodeName=n1 Gres=shard:8,gpu:h100:4        |
            SlurmctldHost=a / SlurmctldHost=b                   | SlurmctldHost=b / SlurmctldHost=a          | SlurmctldHost a, b → b, a
            """)
    void slurm_conf_differs_by_what_it_means(String before, String after, String sentences) {
        assertEquals(sentences == null ? "" : sentences, String.join("; ", between("slurm.conf", before, after)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NodeName=g[1-2] Name=gpu Type=h100 File=/dev/nvidia[0-1] | NodeName=g[1-2] Name=gpu Type=h100 File=/dev/nvidia0 / NodeName=g[1-2] Name=gpu Type=h100 File=/dev/nvidia1 |
            NodeName=g1 Name=gpu Type=h100 File=/dev/nvidia[0-3] | NodeName=g1 Name=gpu Type=h100 File=/dev/nvidia[0-1] | gres.conf: node g1 gpu:h100 /dev/nvidia[2-3] gone
            NodeName=g[1-2] Name=gpu File=/dev/nvidia[0-1] Cores=0-3 | NodeName=g[1-2] Name=gpu File=/dev/nvidia[0-1] Cores=0-7 | gres.conf: nodes g[1-2] gpu /dev/nvidia[0-1]: Cores 0-3 → 0-7
            AutoDetect=nvml                                      | AutoDetect=off                              | gres.conf: AutoDetect nvml → off
            """)
    void gres_conf_differs_by_device(String before, String after, String sentences) {
        assertEquals(sentences == null ? "" : sentences, String.join("; ", between("gres.conf", before, after)));
    }

    @Test
    void other_files_are_named() {
        assertEquals(
                List.of("cgroup.conf: ConstrainCores yes → no"),
                between("cgroup.conf", "constraincores=yes", "ConstrainCores=no"));
    }

    @Test
    void a_password_is_never_told() {
        assertEquals(
                List.of("slurmdbd.conf: StoragePass is another"),
                between("slurmdbd.conf", "StoragePass=old", "StoragePass=fresh"));
    }

    @Test
    void a_file_that_comes_or_goes_is_one_sentence() {
        var without = ConfFolder.read(ConfSource.texts(Map.of()));
        assertEquals(
                List.of("topology.conf new"),
                ConfDifferences.between(without, folder("topology.conf", "SwitchName=s Nodes=n1")));
        assertEquals(
                List.of("topology.conf gone"),
                ConfDifferences.between(folder("topology.conf", "SwitchName=s Nodes=n1"), without));
    }

    @Test
    void a_thousand_nodes_with_the_same_change_share_one_sentence() {
        assertEquals(
                List.of("nodes n[0001-1000]: RealMemory 1000 → 2000"),
                between(
                        "slurm.conf",
                        "NodeName=n[0001-1000] RealMemory=1000",
                        "NodeName=n[0001-1000] RealMemory=2000"));
    }
}
