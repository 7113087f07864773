package trainyard.core.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.Plan;

/**
 * The programs that slurmd runs around jobs, which gather evidence of those that fail. The plan's own prolog and epilog
 * are run by them: 22.05 takes one path for each, and a pattern's order differs by version.
 */
final class ScriptsModel {
    private static final String FOLDER = "/etc/slurm/scripts/";

    private final Plan plan;
    private final boolean evidence;
    private final boolean oci;

    ScriptsModel(Plan plan) {
        this.plan = plan;
        evidence = plan.deployment().evidence().enabled();
        oci = plan.deployment().containers().runtime().equals("oci");
    }

    /** File names within the folder of scripts; none where there is nothing to do around jobs. */
    List<String> names() {
        if (evidence) {
            return List.of("prolog.sh", "epilog.sh", "evidence.sh", "health-check.sh", "gpu-files.txt");
        }
        return oci ? List.of("prolog.sh") : List.of();
    }

    Map<String, Object> values() {
        String ownProlog = plan.slurm().prolog().orElse("");
        String ownEpilog = plan.slurm().epilog().orElse("");
        var values = new LinkedHashMap<String, Object>();
        values.put("ownProlog", ownProlog);
        values.put("ownEpilog", ownEpilog);
        values.put("evidence", evidence);
        values.put("oci", oci);
        values.put("prolog", (evidence || oci) && isFree("Prolog") ? FOLDER + "prolog.sh" : ownProlog);
        values.put("epilog", evidence && isFree("Epilog") ? FOLDER + "epilog.sh" : ownEpilog);
        values.put("healthCheck", evidence && isFree("HealthCheckProgram") ? FOLDER + "health-check.sh" : "");
        values.put("gpuFiles", gpuFiles());
        values.put("scripts", names());
        return values;
    }

    /** Slurm takes the last of several lines, so what the plan writes as a line of its own is left alone. */
    private boolean isFree(String key) {
        String start = key.toLowerCase(Locale.ROOT) + "=";
        return plan.slurm().extra().stream()
                .noneMatch(
                        line -> line.replace(" ", "").toLowerCase(Locale.ROOT).startsWith(start));
    }

    private Map<String, List<String>> gpuFiles() {
        var files = new LinkedHashMap<String, List<String>>();
        for (ComputeNode node : plan.nodes()) {
            List<String> own = node.gpus().stream()
                    .flatMap(gpus -> gpus.eachFile().stream())
                    .toList();
            if (!own.isEmpty()) {
                files.put(node.name(), own);
            }
        }
        return files;
    }
}
