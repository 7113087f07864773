package trainyard.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trainyard.core.Lab;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;

/** The lab's own Prometheus, which listens on the controller's loopback, through the SSH connection. */
@Timeout(120)
class LabPrometheusTest {
    @Test
    void all_that_the_bundle_lists_is_up_and_has_a_history() throws Exception {
        var to = Lab.controller();
        try (var shell = Shells.ofThisUser(to.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(to)) {
            assumeTrue(
                    shell.run(Command.of(Duration.ofSeconds(20), "systemctl", "is-active", "--quiet", "prometheus"))
                            .ok(),
                    "the lab was provisioned without monitoring");
            try (var prometheus = Prometheus.behind(shell)) {
                var down = prometheus.targets().stream()
                        .filter(target -> !target.isUp())
                        .toList();
                assertEquals(List.of(), down);
                assertTrue(prometheus
                                .instant("slurm_nodes")
                                .getFirst()
                                .samples()
                                .getFirst()
                                .value()
                        >= 1);
                Instant now = Instant.now();
                var load = prometheus.range("node_load1", now.minusSeconds(60), now, Duration.ofSeconds(15));
                assertTrue(load.stream().anyMatch(one -> one.label("instance").equals("controller")), load.toString());
            }
        }
    }
}
