package trainyard.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import trainyard.core.Lab;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;
import trainyard.core.slurm.Hostlist;

/** The report of real Slurm, against what the deployment plan's own commands list. */
class LabReportTest {
    private static String run(Connection way, String... words) {
        var out = new StringWriter();
        var line = Trainyard.commandLine().setOut(new PrintWriter(out));
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--host", way.user() + "@" + way.host() + ":" + way.port()));
        all.addAll(List.of("--identity", way.identity().orElseThrow().toString()));
        all.addAll(List.of("--known-hosts", way.knownHosts().orElseThrow().toString()));
        assertEquals(0, line.execute(all.toArray(String[]::new)));
        return out.toString();
    }

    @Test
    void it_has_every_node_with_its_gpus() throws Exception {
        Connection way = Lab.controller();
        JsonNode report = new ObjectMapper().readTree(run(way, "report", "--json"));
        Set<String> rows = new HashSet<>();
        for (JsonNode line : report.get("nodes")) {
            String gpus = "gpu:" + line.get("gpu_type").asString() + ":"
                    + line.get("gpus").asInt();
            Hostlist.expand(line.get("nodes").asString()).forEach(name -> rows.add(name + " " + gpus));
        }
        try (var shell = Shells.ofThisUser(way.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(way)) {
            String listed = shell.run(Command.of(Duration.ofSeconds(30), "sinfo", "-h", "-N", "-o", "%N %G"))
                    .orFail()
                    .text();
            assertEquals(Set.copyOf(listed.replaceAll("\\(.*?\\)", "").lines().toList()), rows);
        }
        assertTrue(run(way, "report").contains("\nGPU use by partition\n"));
    }
}
