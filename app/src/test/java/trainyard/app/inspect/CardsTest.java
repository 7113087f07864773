package trainyard.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.PropertyList.Property;
import trainyard.app.kit.Subject;
import trainyard.app.samples.GpuSamples;
import trainyard.app.samples.Samples;
import trainyard.core.live.Job;

class CardsTest {
    private final Cards cards =
            new Cards(node -> node.equals("gpu-001") ? List.of("0000:41:00.0") : List.of(), node -> Optional.empty());
    private final trainyard.core.live.Snapshot snapshot = Samples.cluster(3, 40);

    private Card card(Subject subject) {
        return cards.card(subject, snapshot, Optional.empty(), Samples.NOW).orElseThrow();
    }

    private static List<String> values(Card card) {
        return card.facts().stream()
                .flatMap(fact -> fact.properties().stream())
                .map(Property::value)
                .toList();
    }

    @Test
    void a_node_tells_how_many_gpus_are_allocated_and_never_which() {
        var node = snapshot.nodes().getFirst();
        assertTrue(values(card(new Subject.OfNode(node.name()))).contains(node.allocatedGpus() + " of 8 allocated"));
    }

    @Test
    void addresses_come_from_the_plan() {
        assertTrue(values(card(new Subject.OfNode("gpu-001"))).contains("0000:41:00.0"));
    }

    @Test
    void a_node_leads_to_its_jobs_and_a_job_to_its_nodes() {
        Job running = snapshot.jobs().stream()
                .filter(job -> job.state().isActive())
                .findFirst()
                .orElseThrow();
        var nodes = card(new Subject.OfJob(running.number())).links();
        assertEquals(
                new Subject.OfNode(running.nodeList()), nodes.links().getFirst().to());
        var jobs = card(new Subject.OfNode(running.nodeList())).links();
        assertTrue(jobs.links().stream().anyMatch(link -> link.to().equals(new Subject.OfJob(running.number()))));
    }

    @Test
    void what_slurm_no_longer_lists_has_no_card() {
        assertEquals(Optional.empty(), cards.card(new Subject.OfJob(1), snapshot, Optional.empty(), Samples.NOW));
    }

    @Test
    void a_node_whose_gpus_were_read_tells_what_each_does() {
        var sample = GpuSamples.view(snapshot).newest();
        String node = GpuSamples.holder(snapshot).nodeList();
        var read = cards.card(new Subject.OfNode(node), snapshot, sample, Samples.NOW)
                .orElseThrow();
        assertTrue(
                values(read).contains("97 %, 70 of 80 GB, 62 °C, 652 W"),
                values(read).toString());
        var other = snapshot.nodes().stream()
                .map(one -> one.name())
                .filter(name -> !name.equals(node))
                .findFirst()
                .orElseThrow();
        var unread = cards.card(new Subject.OfNode(other), snapshot, sample, Samples.NOW)
                .orElseThrow();
        assertTrue(unread.facts().stream().noneMatch(fact -> fact.title().startsWith("GPUs by nvidia-smi")));
    }
}
