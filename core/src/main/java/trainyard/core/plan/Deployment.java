package trainyard.core.plan;

import java.util.List;
import java.util.Optional;

/**
 * What the machines of a cluster get besides Slurm's own configuration: the roles of the playbooks take it from the
 * bundle.
 */
public record Deployment(
        Containers containers,
        Monitoring monitoring,
        Shares shares,
        People people,
        List<Account> accounts,
        Evidence evidence,
        System system) {

    /**
     * What runs containers, and the images that are built for it.
     *
     * @param runtime {@code apptainer}, {@code pyxis}, {@code oci} or {@code none}
     * @param required whether the plan itself asks for the runtime, or for images that need it: where it does not, a
     *     distribution without one is no failure
     * @param pyxis where its parts come from; of no meaning with another runtime
     * @param ociRuntime {@code crun} or {@code runc}; of no meaning with another runtime
     * @param registry the folder of the images, on shared storage or copied to each node
     * @param distribution {@code shared} where all nodes see the registry; {@code copy} where each gets its own
     * @param keep how many versions of an image stay when older ones are pruned
     */
    public record Containers(
            String runtime,
            boolean required,
            Package source,
            Pyxis pyxis,
            String ociRuntime,
            String registry,
            String distribution,
            int keep,
            String models,
            List<Image> images) {}

    /**
     * Where Apptainer comes from.
     *
     * @param from {@code distribution}, {@code file} or {@code url}
     * @param location the path or the URL; empty with {@code distribution}
     * @param sha256 the checksum that the file must have; needed with {@code url}
     */
    public record Package(String from, String location, String sha256) {}

    /**
     * Slurm's plugin that starts containers with Enroot. No distribution has either.
     *
     * @param enroot packages of Enroot: files on the machine that runs Ansible, or names in the machines' repositories
     * @param plugin the file {@code spank_pyxis.so} there, built for the cluster's version of Slurm
     */
    public record Pyxis(List<String> enroot, String plugin) {}

    /**
     * One image, built from a rendered definition file.
     *
     * @param bootstrap Apptainer's agent, {@code docker}, {@code localimage} or {@code debootstrap}
     * @param base what the agent starts from, {@code nvidia/cuda:12.1.0-devel-ubuntu22.04}; with {@code debootstrap}
     *     the suite
     * @param mirror where {@code debootstrap} fetches from; empty with the other agents
     * @param version of the image itself; part of its file's name
     * @param torch version of PyTorch to install; empty where the base has it
     * @param cuda the CUDA of PyTorch's wheels, {@code cu121}; empty for those of the default index
     * @param mpi version of Open MPI to build; empty where the base has it
     * @param mpiSha256 the checksum of Open MPI's archive; empty to trust the server's certificate alone
     * @param python further Python packages, pinned, {@code transformers==4.44.2}
     * @param packages further packages of the base's distribution
     * @param tools whether monitoring and profiling tools come along
     */
    public record Image(
            String name,
            String bootstrap,
            String base,
            String mirror,
            String version,
            String torch,
            String cuda,
            String mpi,
            String mpiSha256,
            List<String> python,
            List<String> packages,
            boolean tools) {}

    /**
     * What watches the cluster. Ports are the packages' own.
     *
     * @param retention how long Prometheus keeps samples, {@code 30d}
     * @param receivers webhook URLs that Alertmanager tells; without one alerts are shown only
     */
    public record Monitoring(
            boolean prometheus,
            boolean alertmanager,
            boolean grafana,
            boolean nodeExporter,
            boolean dcgmExporter,
            String retention,
            List<String> receivers) {}

    /** Folders that several machines see. */
    public record Shares(List<Export> exports, List<Mount> mounts, Optional<BeeGfs> beegfs) {}

    /** A folder of the controller that all compute nodes mount under the same path, by NFS. */
    public record Export(String path, String options) {}

    /**
     * A file system that all machines mount, or those named.
     *
     * @param type {@code nfs}, {@code virtiofs} or {@code bind}
     * @param nodes node names; empty for all machines
     */
    public record Mount(String type, String source, String path, String options, List<String> nodes) {}

    public record BeeGfs(String mountPoint, String managementNode) {}

    public record People(List<Group> groups, List<User> users) {}

    public record Group(String name, int gid) {}

    /** @param group the primary one; empty for one with the user's name and id */
    public record User(String name, int uid, String group, List<String> groups, String shell) {}

    /** An account of slurmdbd with its users. */
    public record Account(String name, String description, String parent, List<String> users) {}

    /**
     * What is gathered of failed jobs on their nodes.
     *
     * @param keep of how many jobs it stays
     */
    public record Evidence(boolean enabled, String folder, int sizeLimitMb, int keep) {}

    /**
     * The machines' operating system.
     *
     * @param overcommit {@code vm.overcommit_memory}; empty to leave it alone
     * @param timeServers empty to use what the distribution comes with
     * @param nvidiaDriver the package of the driver to install on GPU nodes; empty to check only
     */
    public record System(
            Optional<Integer> overcommit,
            Optional<Integer> overcommitRatio,
            List<String> timeServers,
            String memlock,
            String nvidiaDriver) {}
}
