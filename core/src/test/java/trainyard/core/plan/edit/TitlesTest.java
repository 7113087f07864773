package trainyard.core.plan.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TitlesTest {
    private static String set(String path, Data value) {
        return new PlanEdit.Put(PlanPath.of(path), value).title();
    }

    @Test
    void a_title_names_the_key_and_what_it_is_under() {
        assertEquals(
                "Set timeouts.slurmctld to 300", set("clusters.hpc.slurm_config.timeouts.slurmctld", Data.number(300)));
        assertEquals("Set compute_nodes[3].ip to DHCP", set("clusters.hpc.compute_nodes[3].ip", Data.text("DHCP")));
        assertEquals("Set metadata.name to a", set("metadata.name", Data.text("a")));
        assertEquals("Remove access.ssh_port", new PlanEdit.Unset(PlanPath.of("clusters.hpc.access.ssh_port")).title());
    }

    @Test
    void a_long_value_is_cut() {
        assertEquals(
                "Set hpc.description to " + "x".repeat(39) + "…",
                set("clusters.hpc.description", Data.text("x".repeat(200))));
    }
}
