package trainyard.app.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.PlanFile;
import trainyard.core.provision.ProvisionOptions;
import trainyard.core.provision.Reach;
import trainyard.core.provision.Run;
import trainyard.core.provision.RunFolder;
import trainyard.core.provision.RunReport;

class ProvisionModelTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private final ProvisionModel model = new ProvisionModel();

    @Test
    void what_is_filled_in_becomes_the_options_of_a_run() {
        model.wanted().set(new Wanted("site", "gpu-[01-03]", "base, slurm", true, 2, "20", true, "./make-vms --all"));
        ProvisionOptions options = model.options(true).orElseThrow();
        assertEquals(List.of("gpu-01", "gpu-02", "gpu-03"), options.limit());
        assertEquals(List.of("base", "slurm"), options.tags());
        assertEquals(20, options.forks().orElseThrow());
        assertEquals(List.of("sh", "-c", "./make-vms --all"), options.before());
        assertTrue(options.check());
        assertFalse(model.options(false).orElseThrow().check());
    }

    @Test
    void what_is_wrong_is_said_and_nothing_can_begin() {
        model.wanted().set(wanted("gpu-[01-", ""));
        assertTrue(model.options(false).isEmpty());
        assertTrue(model.problem().contains("gpu-["), model.problem());
        model.wanted().set(wanted("", "many"));
        assertEquals("Forks is a number from 1 to 500, or empty.", model.problem());
        assertThrows(IllegalArgumentException.class, () -> wanted("", "501").options(false));
        model.wanted().set(Wanted.ALL);
        assertEquals("", model.problem());
    }

    @Test
    void the_hosts_that_failed_are_wanted_again_as_they_were_and_nobody_else() throws Exception {
        var validated = new ProvisionOptions(
                "validate",
                List.of("gpu_nodes"),
                List.of("slurm", "gpus"),
                List.of(),
                false,
                false,
                1,
                OptionalInt.of(7),
                true,
                List.of("sh", "-c", "./make-vms"));
        model.open(run("1", validated, 2));
        model.board().set(RunReport.of(new ExampleRun(folder).recorded()).board());
        assertEquals(List.of("gpu-006", "gpu-008"), model.lostHosts());
        model.plan().set(Optional.of(Path.of("another.yaml")));
        model.wanted().set(new Wanted("site", "", "base", true, 0, "", false, "./something-else"));
        model.retryLost();
        assertEquals(
                new Wanted("validate", "gpu-[006,008]", "slurm, gpus", false, 1, "7", true, ""),
                model.wanted().get());
        assertEquals(Optional.of(Path.of("plan.yaml")), model.plan().get());
    }

    @Test
    void the_example_and_a_run_that_goes_on_have_nothing_to_retry() throws Exception {
        model.open(new ExampleRun(folder).recorded());
        assertFalse(model.mayRetry());
        model.open(run("1", ProvisionOptions.WHOLE, -1));
        assertFalse(model.mayRetry());
        model.ended(new Run.End(2, false, NOON, Optional.empty()));
        assertTrue(model.mayRetry());
    }

    @Test
    void durations_are_told_from_the_newest_run_that_succeeded_at_the_same() {
        Run failed = run("4", "a", NOON.minusSeconds(10), 2);
        Run good = run("3", "a", NOON.minusSeconds(20), 0);
        Run older = run("2", "a", NOON.minusSeconds(30), 0);
        Run elsewhere = run("1", "b", NOON.minusSeconds(5), 0);
        model.past().set(List.of(elsewhere, failed, good, older));
        assertEquals(Optional.of(good), model.before(run("5", "a", NOON, 0)));
        Run retried = run("3b", "a", NOON.minusSeconds(15), ProvisionOptions.WHOLE.retry(List.of("node-01")), 0);
        model.past().set(List.of(elsewhere, failed, retried, good, older));
        assertEquals(Optional.of(good), model.before(run("5", "a", NOON, 0)), "a retry of one host took another time");
        model.past().set(List.of(elsewhere, failed));
        assertEquals(Optional.of(failed), model.before(run("5", "a", NOON, 0)));
        assertEquals(Optional.empty(), model.before(elsewhere));
    }

    @Test
    void a_run_goes_on_until_its_end_is_told() {
        Run begun = run("1", "a", NOON, -1);
        model.past().set(List.of(begun, run("0", "a", NOON.minusSeconds(60), 0)));
        model.open(begun);
        assertTrue(model.isRunning());
        model.ended(new Run.End(130, true, NOON.plusSeconds(9), Optional.empty()));
        assertFalse(model.isRunning());
        assertEquals(model.run().get().orElseThrow(), model.past().get().getFirst(), "it is one of those before now");
        assertEquals(
                "cancelled",
                RunWords.look(model.run().get().orElseThrow().end()).word());
    }

    @Test
    void a_plan_says_what_it_builds() {
        String told = StartBar.about(PlanFile.parse("x", ExamplePlans.text(ExamplePlans.NAMES.getFirst())));
        assertTrue(told.contains("machines, Slurm "), told);
        assertEquals("It has errors. Mend them on the Plan screen.", StartBar.about(PlanFile.parse("x", "cluster: [")));
    }

    private static Wanted wanted(String hosts, String forks) {
        return new Wanted("site", hosts, "", true, 0, forks, false, "");
    }

    private Run run(String id, String cluster, Instant started, int status) {
        return run(id, cluster, started, ProvisionOptions.WHOLE, status);
    }

    private Run run(String id, ProvisionOptions options, int status) {
        return run(id, "a", NOON, options, status);
    }

    /** @param status below 0 for a run that goes on */
    private Run run(String id, String cluster, Instant started, ProvisionOptions options, int status) {
        return new Run(
                new RunFolder(folder.resolve(id)),
                started,
                cluster,
                List.of(),
                "plan.yaml",
                options,
                Reach.USUAL,
                "",
                new Run.Where(Optional.empty(), ""),
                status < 0
                        ? Optional.empty()
                        : Optional.of(new Run.End(status, false, started.plusSeconds(5), Optional.empty())));
    }
}
