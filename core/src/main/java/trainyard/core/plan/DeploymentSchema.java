package trainyard.core.plan;

import static trainyard.core.plan.Scalars.ANYTHING;
import static trainyard.core.plan.Scalars.COUNT;
import static trainyard.core.plan.Scalars.ID;
import static trainyard.core.plan.Scalars.NAME;
import static trainyard.core.plan.Scalars.OPTIONS;
import static trainyard.core.plan.Scalars.PATH;
import static trainyard.core.plan.Scalars.SIZE;
import static trainyard.core.plan.Scalars.SWITCH;
import static trainyard.core.plan.Scalars.TEXT;
import static trainyard.core.plan.Scalars.USER;
import static trainyard.core.plan.Scalars.WHOLE;
import static trainyard.core.plan.Scalars.WORD;
import static trainyard.core.plan.Scalars.WORDS;
import static trainyard.core.plan.Scalars.oneOf;
import static trainyard.core.plan.Shape.keys;

import java.util.List;

/** The keys of {@code cluster.yaml} about the machines besides Slurm: what {@link Deployment} is read from. */
final class DeploymentSchema {
    private DeploymentSchema() {}

    static Shape.Keys of(Shape.Keys cluster) {
        return cluster.with("storage", storage())
                .with("containers", containers())
                .with("monitoring", monitoring())
                .with(
                        "users",
                        new Shape.ListOf(keys().need("name", USER)
                                .need("uid", ID)
                                .with("group", USER)
                                .with("groups", WORDS)
                                .with("shell", PATH)))
                .with("groups", new Shape.ListOf(keys().need("name", USER).need("gid", ID)))
                .with("nfs", nfs())
                .with(
                        "evidence",
                        keys().with("enabled", SWITCH)
                                .with("folder", PATH)
                                .with("size_limit_mb", SIZE)
                                .with("keep", COUNT))
                .with(
                        "system",
                        keys().with("overcommit_memory", WHOLE)
                                .with("overcommit_ratio", WHOLE)
                                .with("time_servers", WORDS)
                                .with(List.of("memlock", "nvidia_driver"), WORD));
    }

    static Shape accounts() {
        return new Shape.ListOf(keys().need("name", NAME)
                .with("description", TEXT)
                .with("parent", NAME)
                .with("users", WORDS));
    }

    private static Shape.Keys storage() {
        return keys().with(
                        "beegfs",
                        keys().with("enabled", SWITCH)
                                .with("mount_point", PATH)
                                .with("management_node", WORD)
                                .with(List.of("metadata_nodes", "storage_nodes", "client_config"), ANYTHING))
                .with("virtio_fs", keys().with("enabled", SWITCH));
    }

    private static Shape.Keys nfs() {
        var export = new Shape.AnyOf(
                "a folder, or a mapping",
                List.of(PATH, keys().need("path", PATH).with("options", OPTIONS)));
        var mount = keys().with("type", oneOf("the file system", "nfs", "virtiofs", "bind"))
                .need("source", WORD)
                .need("path", PATH)
                .with("options", OPTIONS)
                .with("nodes", WORDS);
        return keys().with("exports", new Shape.ListOf(export)).with("mounts", new Shape.ListOf(mount));
    }

    private static Shape.Keys containers() {
        var image = keys().need("name", NAME)
                .with("bootstrap", oneOf("Apptainer's agent", "docker", "localimage", "debootstrap", "oci-archive"))
                .with("base", WORD)
                .with("mirror", OPTIONS)
                .with(List.of("version", "torch", "cuda", "mpi"), NAME)
                .with("mpi_sha256", Scalars.SHA256)
                .with("python", Scalars.REQUIREMENTS)
                .with("packages", WORDS)
                .with("tools", SWITCH);
        return keys().with("runtime", oneOf("the runtime", "apptainer", "pyxis", "oci", "none"))
                .with(
                        "package",
                        keys().with("from", oneOf("where it comes from", "distribution", "file", "url"))
                                .with("location", OPTIONS)
                                .with("sha256", Scalars.SHA256))
                .with("pyxis", keys().with("enroot", WORDS).with("plugin", PATH))
                .with("oci_runtime", oneOf("the OCI runtime", "crun", "runc"))
                .with(List.of("registry_path", "models_path"), PATH)
                .with("distribution", oneOf("how nodes get images", "shared", "copy"))
                .with("keep", COUNT)
                .with("images", new Shape.ListOf(image));
    }

    private static Shape.Keys monitoring() {
        return keys().with(List.of("prometheus", "alertmanager", "grafana", "node_exporter", "dcgm_exporter"), SWITCH)
                .with("retention", Scalars.RETENTION)
                .with(
                        "receivers",
                        new Shape.AnyOf("a URL or a list of URLs", List.of(OPTIONS, new Shape.ListOf(OPTIONS))));
    }
}
