package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static trainyard.core.job.RecipeField.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trainyard.core.job.JobSite.Part;
import trainyard.core.job.JobSite.Shape;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.PlanFile;

class SiteCheckTest {
    private static final Shape BIG = new Shape(2, 96, 1_000_000, Map.of("h100", 8), Set.of());
    private static final Shape SMALL = new Shape(8, 32, 100_000, Map.of("a100-40", 4), Set.of());
    private static final Shape PLAIN = new Shape(4, 16, 50_000, Map.of(), Set.of());

    private static Part part(String name, Shape... shapes) {
        return new Part(
                name, name.equals("main"), true, Optional.empty(), OptionalInt.empty(), List.of(shapes), Map.of());
    }

    private static JobSite site(Part... parts) {
        return new JobSite(
                List.of(parts), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    private static final JobSite SITE = site(part("main", SMALL, BIG), part("debug", PLAIN));

    private static Recipe recipe() {
        return Recipe.of(RecipeKind.RANKS)
                .with(NAME, "train")
                .with(COMMAND, "true")
                .with(WORK_FOLDER, "/shared/work");
    }

    private static void assertTold(JobSite site, Recipe recipe, String... lines) {
        ReadRecipe read = ReadRecipe.of(recipe, site);
        assertEquals(
                List.of(lines),
                read.problems().stream().map(RecipeProblem::line).toList());
        boolean wrong = read.problems().stream().anyMatch(RecipeProblem::isError);
        assertEquals(wrong, read.spec().isEmpty());
    }

    @Test
    void nothing_is_refused_where_nothing_is_known() {
        Recipe bold = recipe().with(PARTITION, "none-such")
                .with(NODES, "5000")
                .with(GPUS_PER_NODE, "64")
                .with(GPU_TYPE, "zz")
                .with(MEMORY, "900T")
                .with(ACCOUNT, "nobody")
                .with(QOS, "none")
                .with(RUNTIME, "pyxis")
                .with(IMAGE, "x");
        assertTold(JobSite.unknown(), bold);
        assertTold(JobSite.unknown(), bold.with(RECIPE, "mpi"));
    }

    @Test
    void gpus_are_counted_by_node_and_by_type() {
        assertTold(SITE, recipe().with(GPUS_PER_NODE, "8"));
        assertTold(
                SITE,
                recipe().with(GPUS_PER_NODE, "16"),
                "gpus_per_node: error: no node of partition main has 16 GPUs; write 8 or less");
        assertTold(
                SITE,
                recipe().with(GPUS_PER_NODE, "8").with(GPU_TYPE, "a100-40"),
                "gpus_per_node: error: no node of partition main has 8 GPUs of type a100-40; write 4 or less");
        assertTold(
                SITE,
                recipe().with(GPUS_PER_NODE, "1").with(GPU_TYPE, "a100-80"),
                "gpu_type: error: no node of partition main has a GPU of type 'a100-80'; write a100-40");
        assertTold(
                SITE,
                recipe().with(GPUS_PER_NODE, "1").with(GPU_TYPE, "v100"),
                "gpu_type: error: no node of partition main has a GPU of type 'v100'; write one of a100-40, h100");
        assertTold(
                SITE,
                recipe().with(PARTITION, "debug").with(GPUS_PER_NODE, "1"),
                "gpus_per_node: error: no node of partition debug has 1 GPUs; write 0, or choose another partition");
    }

    @Test
    void a_partition_is_one_that_there_is() {
        assertTold(
                SITE,
                recipe().with(PARTITION, "debgu"),
                "partition: error: there is no partition 'debgu'; write debug");
        assertTold(
                SITE,
                recipe().with(PARTITION, "long"),
                "partition: error: there is no partition 'long'; write one of debug, main");
        assertTold(
                site(part("debug", PLAIN)),
                recipe(),
                "partition: error: this cluster has no default partition; write one of debug");
        assertTold(SITE, recipe().with(PARTITION, "debug,debug"));
    }

    @Test
    void of_several_partitions_one_is_enough() {
        Recipe both = recipe().with(PARTITION, "debug,main").with(GPUS_PER_NODE, "8");
        assertTold(SITE, both);
        assertTold(
                SITE,
                both.with(GPUS_PER_NODE, "9"),
                "gpus_per_node: error: no node of partition main has 9 GPUs; write 8 or less");
        Part closed = new Part("closed", false, false, Optional.empty(), OptionalInt.empty(), List.of(BIG), Map.of());
        assertTold(
                site(part("debug", PLAIN), closed),
                both.with(PARTITION, "debug,closed"),
                "partition: note: partition closed takes no jobs now; choose another, or wait");
    }

    @Test
    void limits_of_a_partition_count() {
        JobSite limited = site(new Part(
                "main", true, true, Optional.of(Duration.ofHours(2)), OptionalInt.of(2), List.of(SMALL), Map.of()));
        assertTold(limited, recipe().with(TIME, "2:00:00").with(NODES, "2"));
        assertTold(
                limited,
                recipe().with(TIME, "2:00:01").with(NODES, "3"),
                "time: error: 02:00:01 is longer than partition main allows; write 02:00:00 or less",
                "nodes: error: partition main gives a job 2 nodes at most; write 2 or less");
    }

    @Test
    void cpus_and_memory_are_those_of_one_node() {
        assertTold(
                SITE,
                recipe().with(RANKS_PER_NODE, "8").with(CPUS_PER_RANK, "13"),
                "cpus_per_rank: error: 8 x 13 CPUs are more than the 96 of the largest node of partition main; write 12"
                        + " or less");
        assertTold(
                SITE,
                recipe().with(MEMORY, "1000G"),
                "memory: error: no node of partition main has 1000G; write 1000000M or less");
        assertTold(SITE, recipe().with(MEMORY, "0"));
    }

    @Test
    void enough_nodes_have_all_of_it() {
        assertTold(SITE, recipe().with(NODES, "10"));
        assertTold(
                SITE,
                recipe().with(NODES, "11"),
                "nodes: error: 10 of the 10 nodes of partition main have all that is asked of one; write 10 or less");
        assertTold(
                SITE,
                recipe().with(NODES, "3").with(MEMORY, "500G").with(GPUS_PER_NODE, "4"),
                "nodes: error: 2 of the 10 nodes of partition main have all that is asked of one; write 2 or less");
        assertTold(
                SITE,
                recipe().with(MEMORY, "500G").with(GPUS_PER_NODE, "4").with(GPU_TYPE, "a100-40"),
                "nodes: error: 0 of the 10 nodes of partition main have all that is asked of one; ask less of each"
                        + " node");
    }

    @Test
    void accounts_qos_runtimes_pmix_and_ports_are_those_of_the_cluster() {
        JobSite known = new JobSite(
                List.of(),
                Optional.of(Set.of("none", "pmi2")),
                Optional.of(Set.of(ContainerRuntime.NONE, ContainerRuntime.APPTAINER)),
                Optional.of(Set.of("research", "teaching")),
                Optional.of(Set.of()),
                Map.of("MpiParams", new PortRange(20_500, 20_999)));
        String ports = "ports: error: 20000-29999 meets 20500-20999, which MpiParams has; choose ports beside them";
        assertTold(known, recipe(), ports);
        Recipe beside = recipe().with(PORTS, "21000-29999");
        assertTold(known, beside.with(ACCOUNT, "research"));
        assertTold(
                known,
                beside.with(ACCOUNT, "reserch").with(QOS, "high"),
                "account: error: 'reserch' is none that you may charge; write research",
                "qos: error: 'high' is none that you may ask for; leave it out");
        assertTold(
                known,
                beside.with(RUNTIME, "pyxis").with(IMAGE, "x"),
                "runtime: error: this cluster has no Pyxis; choose apptainer, none");
        assertTold(
                known,
                beside.with(RECIPE, "mpi"),
                "recipe: error: this cluster's Slurm has no PMIx (srun --mpi=list: none, pmi2); choose torchrun or"
                        + " ranks, or have Slurm's PMIx plugin installed");
    }

    @Test
    void a_plan_says_what_its_cluster_will_have() {
        var plan = PlanFile.parse("plan.yaml", ExamplePlans.text("512-gpu-nodes"))
                .plan()
                .orElseThrow();
        JobSite planned = JobSites.of(plan);
        JobSite.Part first = planned.chosen("").getFirst();
        assertEquals(plan.slurm().partitions().getFirst().name(), first.name());
        JobSite.Shape shape = first.shapes().getFirst();
        assertTrue(shape.gpus("") > 0 && shape.count() > 1 && shape.memoryMb() > 0, shape.toString());
        assertTrue(planned.runtimes().orElseThrow().contains(ContainerRuntime.NONE));
    }
}
