package trainyard.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the plan says about the machines besides Slurm, with defaults where it is silent. */
final class DeploymentReader {
    private final Value.Mapping cluster;
    private final List<ComputeNode> nodes;

    DeploymentReader(Value.Mapping cluster, List<ComputeNode> nodes) {
        this.cluster = cluster;
        this.nodes = nodes;
    }

    Deployment read() {
        return new Deployment(
                containers(cluster.mapping("containers")),
                monitoring(cluster.mapping("monitoring")),
                shares(),
                new Deployment.People(
                        each(cluster, "groups", DeploymentReader::group),
                        each(cluster, "users", DeploymentReader::user)),
                each(cluster.mapping("slurm_config").mapping("accounting"), "accounts", DeploymentReader::account),
                evidence(cluster.mapping("evidence")),
                system(cluster.mapping("system")));
    }

    private static Deployment.Containers containers(Value.Mapping containers) {
        Value.Mapping source = containers.mapping("package");
        Value.Mapping pyxis = containers.mapping("pyxis");
        List<Deployment.Image> images = each(containers, "images", DeploymentReader::image);
        return new Deployment.Containers(
                containers.text("runtime").orElse("apptainer"),
                containers.text("runtime").isPresent()
                        || source.text("location").isPresent()
                        || !images.isEmpty(),
                new Deployment.Package(
                        source.text("from").orElse("distribution"),
                        source.text("location").orElse(""),
                        source.text("sha256").orElse("")),
                new Deployment.Pyxis(pyxis.texts("enroot"), pyxis.text("plugin").orElse("")),
                containers.text("oci_runtime").orElse("crun"),
                containers.text("registry_path").orElse("/opt/containers"),
                containers.text("distribution").orElse("copy"),
                containers.integer("keep").orElse(3),
                containers.text("models_path").orElse(""),
                images);
    }

    private static Deployment.Image image(Value.Mapping image) {
        return new Deployment.Image(
                image.text("name").orElse(""),
                image.text("bootstrap").orElse("docker"),
                image.text("base").orElse("nvidia/cuda:12.1.0-devel-ubuntu22.04"),
                image.text("mirror").orElse(""),
                image.text("version").orElse("1.0.0"),
                image.text("torch").orElse(""),
                image.text("cuda").orElse(""),
                image.text("mpi").orElse(""),
                image.text("mpi_sha256").orElse(""),
                image.texts("python"),
                image.texts("packages"),
                image.isTrue("tools", false));
    }

    private static Deployment.Monitoring monitoring(Value.Mapping monitoring) {
        return new Deployment.Monitoring(
                monitoring.isTrue("prometheus", true),
                monitoring.isTrue("alertmanager", true),
                monitoring.isTrue("grafana", false),
                monitoring.isTrue("node_exporter", true),
                monitoring.isTrue("dcgm_exporter", false),
                monitoring.text("retention").orElse("30d"),
                monitoring.texts("receivers"));
    }

    private Deployment.Shares shares() {
        Value.Mapping nfs = cluster.mapping("nfs");
        var mounts = new ArrayList<>(each(nfs, "mounts", DeploymentReader::mount));
        virtioFs(
                cluster.mapping("controller"),
                cluster.mapping("controller").text("name").orElse("controller"),
                mounts);
        List<Value> machines = cluster.items("compute_nodes");
        for (int i = 0; i < Math.min(machines.size(), nodes.size()); i++) {
            if (machines.get(i) instanceof Value.Mapping machine) {
                virtioFs(machine, nodes.get(i).name(), mounts);
            }
        }
        Value.Mapping beegfs = cluster.mapping("storage").mapping("beegfs");
        return new Deployment.Shares(
                nfs.items("exports").stream().map(DeploymentReader::export).toList(),
                List.copyOf(mounts),
                beegfs.isTrue("enabled", false)
                        ? Optional.of(new Deployment.BeeGfs(
                                beegfs.text("mount_point").orElse("/mnt/beegfs"),
                                beegfs.text("management_node").orElse("")))
                        : Optional.empty());
    }

    private static Deployment.Export export(Value value) {
        Value.Mapping given = value instanceof Value.Mapping mapping ? mapping : null;
        return new Deployment.Export(
                (given == null ? value.asText() : given.text("path")).orElse(""),
                given == null ? "" : given.text("options").orElse(""));
    }

    private static Deployment.Mount mount(Value.Mapping mount) {
        return new Deployment.Mount(
                mount.text("type").orElse("nfs"),
                mount.text("source").orElse(""),
                mount.text("path").orElse(""),
                mount.text("options").orElse(""),
                Value.hostlist(mount.texts("nodes")));
    }

    private static void virtioFs(Value.Mapping machine, String name, List<Deployment.Mount> mounts) {
        for (Value.Mapping mount : mappings(machine, "virtio_fs_mounts").toList()) {
            mounts.add(new Deployment.Mount(
                    "virtiofs",
                    mount.text("tag").orElse(""),
                    mount.text("mount_point").orElse(""),
                    mount.text("options").orElse(""),
                    List.of(name)));
        }
    }

    private static Deployment.Group group(Value.Mapping group) {
        return new Deployment.Group(
                group.text("name").orElse(""), group.integer("gid").orElse(0));
    }

    private static Deployment.User user(Value.Mapping user) {
        return new Deployment.User(
                user.text("name").orElse(""),
                user.integer("uid").orElse(0),
                user.text("group").orElse(""),
                user.texts("groups"),
                user.text("shell").orElse("/bin/bash"));
    }

    private static Deployment.Account account(Value.Mapping account) {
        return new Deployment.Account(
                account.text("name").orElse(""),
                account.text("description").orElse(account.text("name").orElse("")),
                account.text("parent").orElse("root"),
                account.texts("users"));
    }

    private static Deployment.Evidence evidence(Value.Mapping evidence) {
        return new Deployment.Evidence(
                evidence.isTrue("enabled", true),
                evidence.text("folder").orElse("/var/log/slurm/evidence"),
                evidence.integer("size_limit_mb").orElse(50),
                evidence.integer("keep").orElse(50));
    }

    private static Deployment.System system(Value.Mapping system) {
        return new Deployment.System(
                system.integer("overcommit_memory"),
                system.integer("overcommit_ratio"),
                system.texts("time_servers"),
                system.text("memlock").orElse("unlimited"),
                system.text("nvidia_driver").orElse(""));
    }

    private static <T> List<T> each(Value.Mapping above, String key, Function<Value.Mapping, T> reader) {
        return mappings(above, key).map(reader).toList();
    }

    private static Stream<Value.Mapping> mappings(Value.Mapping above, String key) {
        return above.items(key).stream().filter(Value.Mapping.class::isInstance).map(Value.Mapping.class::cast);
    }
}
