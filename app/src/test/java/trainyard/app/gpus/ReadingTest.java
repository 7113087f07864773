package trainyard.app.gpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import trainyard.app.kit.Background;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;

class ReadingTest {
    @Test
    void misspelt_nodes_are_refused_and_those_of_before_go_on_being_read() {
        var snapshot = Samples.cluster(4, 0);
        String node = snapshot.nodes().getFirst().name();
        try (var background = new Background(Runnable::run, problem -> {})) {
            var reading = new Reading(new SampleSession(snapshot, false), background);
            reading.hostlist(" " + node + " ");
            assertThrows(IllegalArgumentException.class, () -> reading.hostlist("nosuch"));
            assertThrows(IllegalArgumentException.class, () -> reading.hostlist("gpu-[1"));
            assertEquals(node, reading.hostlist());
        }
    }
}
