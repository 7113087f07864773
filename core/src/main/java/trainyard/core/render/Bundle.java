package trainyard.core.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import trainyard.core.plan.Plan;
import trainyard.core.slurm.SlurmVersion;

/**
 * All files that a plan becomes for one version of Slurm. The same plan gives the same bytes.
 *
 * @param files contents by path within the bundle: {@code slurm/slurm.conf}, {@code inventory/hosts.yml}
 */
public record Bundle(SlurmVersion version, SortedMap<String, String> files) {
    /** Templates by the path of the file that each becomes; the topology comes with the plans that have one. */
    private static final List<String> FILES = List.of(
            "slurm/slurm.conf",
            "slurm/gres.conf",
            "slurm/cgroup.conf",
            "slurm/slurmdbd.conf",
            "inventory/hosts.yml",
            "inventory/group_vars/all.yml",
            "inventory/group_vars/slurm_controller.yml",
            "inventory/group_vars/slurm_compute.yml");

    public static Bundle of(Plan plan, SlurmVersion version, Templates templates) throws RenderException {
        List<BundleFile> wanted = wanted(plan, new BundleModel(plan, version));
        var files = new TreeMap<String, String>();
        // Side by side: with thousands of nodes two large files take nearly all of the time. Not in the common pool,
        // which has a single thread where there are two cores.
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var texts = wanted.stream()
                    .map(file -> CompletableFuture.supplyAsync(() -> render(templates, file), workers))
                    .toList();
            for (int i = 0; i < texts.size(); i++) {
                files.put(wanted.get(i).path(), texts.get(i).join());
            }
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RenderException said) {
                throw said;
            }
            throw failed;
        }
        return new Bundle(version, Collections.unmodifiableSortedMap(files));
    }

    private static List<BundleFile> wanted(Plan plan, BundleModel decided) throws RenderException {
        var model = decided.values();
        var files = new ArrayList<BundleFile>();
        FILES.forEach(path -> files.add(BundleFile.of(path, model)));
        decided.monitoringFiles().forEach(path -> files.add(BundleFile.of(path, model)));
        decided.topologyFile().ifPresent(file -> files.add(BundleFile.of("slurm/" + file, model)));
        decided.scripts().forEach(name -> files.add(BundleFile.of("slurm/scripts/" + name, model)));
        files.addAll(ContainerFiles.of(plan.deployment().containers(), decided.version(), model));
        return files;
    }

    private static String render(Templates templates, BundleFile file) {
        try {
            return templates.render(file.template(), file.model());
        } catch (RenderException said) {
            throw new CompletionException(said);
        }
    }
}
