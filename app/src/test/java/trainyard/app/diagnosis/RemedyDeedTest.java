package trainyard.app.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.Place;
import trainyard.app.operate.Verb;
import trainyard.core.diagnose.Owner;
import trainyard.core.diagnose.Remedy;
import trainyard.core.job.RecipeField;

class RemedyDeedTest {
    private static final RemedyDeed.About ABOUT =
            new RemedyDeed.About(Optional.of(4711L), List.of("gpu-017", "gpu-018"), "A GPU fell off the bus, job 4711");

    private static Optional<RemedyDeed> deed(Remedy.Action action, RemedyDeed.About about, String... command) {
        return RemedyDeed.of(new Remedy("Do it.", Owner.BOTH, List.of(command), Optional.of(action)), about);
    }

    @Test
    void a_drain_names_the_blamed_nodes_and_the_reason() {
        var drain = assertInstanceOf(
                RemedyDeed.Operate.class, deed(Remedy.Action.DRAIN, ABOUT).orElseThrow());
        assertEquals(Verb.DRAIN, drain.verb());
        assertEquals(List.of("gpu-017", "gpu-018"), drain.targets());
        assertEquals("Drain 2 nodes…", drain.title());
        assertEquals("A GPU fell off the bus, job 4711", drain.reason());
    }

    @Test
    void composing_again_keeps_away_from_the_blamed_nodes() {
        var go = assertInstanceOf(
                RemedyDeed.Go.class, deed(Remedy.Action.EXCLUDE, ABOUT).orElseThrow());
        assertEquals(new Place.Composer(4711, Map.of(RecipeField.EXCLUDE, "gpu-[017-018]")), go.place());
    }

    @Test
    void more_memory_is_what_the_remedy_says_and_else_the_users_to_say() {
        var told = assertInstanceOf(
                RemedyDeed.Go.class,
                deed(Remedy.Action.MEMORY, ABOUT, "sbatch", "--mem=188G", "a.sh")
                        .orElseThrow());
        assertEquals(new Place.Composer(4711, Map.of(RecipeField.MEMORY, "188G")), told.place());
        var open = assertInstanceOf(
                RemedyDeed.Go.class,
                deed(Remedy.Action.TIME, ABOUT, "sbatch", "--time=<more>").orElseThrow());
        assertEquals(new Place.Composer(4711, Map.of(RecipeField.TIME, "")), open.place());
    }

    @Test
    void a_held_job_is_released_and_any_other_requeued() {
        var release = assertInstanceOf(
                RemedyDeed.Operate.class,
                deed(Remedy.Action.REQUEUE, ABOUT, "scontrol", "release", "4711")
                        .orElseThrow());
        assertEquals(Verb.RELEASE, release.verb());
        var requeue = assertInstanceOf(
                RemedyDeed.Operate.class,
                deed(Remedy.Action.REQUEUE, ABOUT, "scontrol", "requeue", "4711")
                        .orElseThrow());
        assertEquals(Verb.REQUEUE, requeue.verb());
    }

    @Test
    void without_a_job_or_a_node_there_is_no_button_for_it() {
        var nothing = new RemedyDeed.About(Optional.empty(), List.of(), "");
        for (Remedy.Action action : Remedy.Action.values()) {
            assertEquals(action == Remedy.Action.PLAN, deed(action, nothing).isPresent(), action.name());
        }
    }
}
