package trainyard.core.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trainyard.core.plan.Deployment;
import trainyard.core.slurm.SlurmVersion;

/** The bundle's files about containers: what configures the runtime, and a definition file for each image. */
final class ContainerFiles {
    /** oci.conf(5): there the environment is kept out of the container by a pattern; before it is always written. */
    private static final SlurmVersion ENVIRONMENT_BY_PATTERN = new SlurmVersion(23, 2, 0);

    private ContainerFiles() {}

    /** Where the bundle has the definition file of an image. */
    static String definition(Deployment.Image image) {
        return "containers/" + image.name() + "-" + image.version() + ".def";
    }

    static List<BundleFile> of(Deployment.Containers containers, SlurmVersion version, Map<String, Object> model) {
        var files = new ArrayList<BundleFile>();
        switch (containers.runtime()) {
            case "apptainer" -> files.add(BundleFile.of("containers/apptainer.conf", model));
            case "pyxis" -> {
                files.add(BundleFile.of("containers/pyxis.conf", model));
                files.add(BundleFile.of("containers/enroot.conf", model));
            }
            case "oci" -> files.add(BundleFile.of("containers/oci.conf", with(model, "oci", oci(containers, version))));
            default -> {
                // without a runtime there is nothing to configure
            }
        }
        for (Deployment.Image image : containers.images()) {
            files.add(new BundleFile(definition(image), "containers/image.def.ftl", with(model, "image", image)));
        }
        return files;
    }

    private static Map<String, Object> oci(Deployment.Containers containers, SlurmVersion version) {
        return Map.of(
                "runtime", containers.ociRuntime(), "environmentByPattern", version.atLeast(ENVIRONMENT_BY_PATTERN));
    }

    private static Map<String, Object> with(Map<String, Object> model, String name, Object value) {
        var more = new LinkedHashMap<>(model);
        more.put(name, value);
        return more;
    }
}
