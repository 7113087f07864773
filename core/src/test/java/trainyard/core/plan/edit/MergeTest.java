package trainyard.core.plan.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final int ROUNDS = 300;

    private final PlanDocument base = NastyPlans.document(NastyPlans.text("comments"));

    @Test
    void what_touches_different_values_is_merged() throws EditRefused {
        PlanDocument mine = edited(
                new NodeEdit.AddNodes("compute-04", Data.mapping("cpu_cores", Data.number(2)), "DHCP"),
                new PartitionEdit.SetAttribute("gpu", "max_time", Data.text("1:00:00")),
                new PartitionEdit.AddPartition("night", Data.NO_ENTRIES));
        PlanDocument theirs = edited(
                new PartitionEdit.SetAttribute("gpu", "qos", Data.text("high")),
                new Step.SetValue(PlanPath.of("clusters.hpc.compute_nodes[0].cpu_cores"), Data.number(64)),
                new PartitionEdit.RemovePartition("long", Optional.empty()));
        Merge merge = Merge.of(base, mine, theirs);
        assertEquals(List.of(), merge.conflicts());
        assertEquals(
                List.of(
                        "node compute-01: cpu_cores 8 -> 64",
                        "node compute-04 added",
                        "partition gpu: qos high added",
                        "partition gpu: max_time 1:00:00 added",
                        "partition long removed",
                        "partition night added"),
                Differences.sentences(Differences.between(base, merge.merged())));
        assertTrue(merge.merged().text().text().contains("# the end"));
    }

    @Test
    void what_both_changed_is_a_conflict_with_both_values() throws EditRefused {
        PlanDocument mine = edited(
                new PartitionEdit.SetAttribute("debug", "max_time", Data.text("1:00:00")),
                new PartitionEdit.SetAttribute("long", "qos", Data.text("same")),
                new Step.SetValue(PlanPath.of("clusters.hpc.compute_nodes[1].cpu_cores"), Data.number(4)));
        PlanDocument theirs = edited(
                new PartitionEdit.SetAttribute("debug", "max_time", Data.text("2:00:00")),
                new PartitionEdit.SetAttribute("long", "qos", Data.text("same")),
                new NodeEdit.RenameNode("compute-02", "other"));
        Merge merge = Merge.of(base, mine, theirs);
        assertEquals(
                List.of(
                        "clusters.hpc.compute_nodes.compute-02 is {cpu_cores: 4, memory_gb: 16, ip: 192.168.100.12,"
                                + " features: [fast, with space, single]} here, and removed in the file",
                        "clusters.hpc.slurm_config.partitions.debug.max_time is 1:00:00 here, and 2:00:00 in the file"),
                merge.conflicts().stream().map(Merge.Conflict::sentence).toList());
        assertEquals(theirs.data(), merge.merged().data());
    }

    @Test
    void differences_are_told_by_meaning() throws EditRefused {
        PlanDocument after = edited(
                new PartitionEdit.SetAttribute("debug", "max_time", Data.text("4:00:00")),
                new NodeEdit.AddNodes("compute-[04-06]", Data.NO_ENTRIES, "DHCP"),
                new PlanEdit.Put(PlanPath.of("clusters.hpc.compute_nodes[0].memory_gb"), Data.number(32)),
                new PlanEdit.Put(PlanPath.of("clusters.hpc.compute_nodes[1].memory_gb"), Data.number(32)),
                new PlanEdit.Put(PlanPath.of("clusters.hpc.slurm_config.mpi_default"), Data.text("pmix")),
                new PlanEdit.Unset(PlanPath.of("clusters.cloud")));
        assertEquals(
                List.of(
                        "clusters.cloud removed",
                        "nodes compute-[01-02]: memory_gb 16 -> 32",
                        "nodes compute-[04-06] added",
                        "partition debug: max_time 24:00:00 -> 4:00:00",
                        "mpi_default pmix added"),
                Differences.sentences(Differences.between(base, after)));
        PlanDocument same = NastyPlans.document(NastyPlans.text("comments")
                .replaceAll("(?m)#[^\"\n]*$", "")
                .replace("- gpu  ", "- {name: gpu}")
                .replace("\n", "\r\n"));
        assertEquals(
                List.of("extra"),
                Differences.between(base, same).stream()
                        .map(difference -> difference.at().keys().getLast())
                        .toList(),
                "only what looks like a comment in a text of several lines");
    }

    /** Edits of different values, made here and there: the merge holds both, whatever they are. */
    @Test
    void random_edits_of_different_values_are_all_kept() throws EditRefused {
        var random = new Random(7);
        List<Edit> all = List.of(
                new PartitionEdit.SetAttribute("gpu", "max_time", Data.text("1:00:00")),
                new PartitionEdit.SetAttribute("gpu", "qos", Data.text("q")),
                new PartitionEdit.SetAttribute("debug", "max_nodes", Data.number(1)),
                new PartitionEdit.ClearAttribute("long", "max_time"),
                new PartitionEdit.AddPartition("night", Data.mapping("nodes", Data.text("compute-01"))),
                new PlanEdit.Put(PlanPath.of("clusters.hpc.compute_nodes[0].weight"), Data.number(3)),
                new PlanEdit.Put(PlanPath.of("clusters.hpc.compute_nodes[1].weight"), Data.number(4)),
                new PlanEdit.Put(PlanPath.of("clusters.hpc.compute_nodes[2].cpu_cores"), Data.number(5)),
                new PlanEdit.Put(PlanPath.of("clusters.hpc.slurm_config.mpi_default"), Data.text("pmix")),
                new PlanEdit.Put(
                        PlanPath.of("clusters.hpc.slurm_config.timeouts"), Data.mapping("slurmd", Data.number(1))),
                new PlanEdit.Unset(PlanPath.of("global.a")),
                new NodeEdit.AddNodes("extra-1", Data.mapping("cpu_cores", Data.number(2)), "DHCP"));
        for (int round = 0; round < ROUNDS; round++) {
            var mine = new ArrayList<Edit>();
            var theirs = new ArrayList<Edit>();
            var both = new ArrayList<Edit>();
            for (Edit edit : all) {
                int side = random.nextInt(3);
                if (side < 2) {
                    (side == 0 ? mine : theirs).add(edit);
                    both.add(edit);
                }
            }
            Merge merge = Merge.of(base, edited(mine.toArray(Edit[]::new)), edited(theirs.toArray(Edit[]::new)));
            assertEquals(List.of(), merge.conflicts());
            PlanDocument expected = edited(both.toArray(Edit[]::new));
            assertEquals(List.of(), Differences.between(expected, merge.merged()));
        }
    }

    private PlanDocument edited(Edit... edits) throws EditRefused {
        return base.apply(new Edit.Several("several", List.of(edits)));
    }
}
