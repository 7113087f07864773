package trainyard.core.job;

import java.util.Map;
import java.util.Objects;
import trainyard.core.Lab;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.PlanFile;
import trainyard.core.remote.RemoteShell;
import trainyard.core.render.Bundle;
import trainyard.core.render.Templates;
import trainyard.core.settings.Connection;

/**
 * Lets the lab's nodes run OCI containers too, with the files that a plan with {@code runtime: oci} becomes: the lab's own
 * plan has Apptainer. The containers' root is the folder from which the lab's image was built.
 */
final class LabOci {
    private static final String ROOT = "/srv/container-base";

    private LabOci() {}

    static void prepare() throws Exception {
        Map<String, String> files = files();
        for (Connection machine : Lab.machines()) {
            try (RemoteShell admin = LabUser.open(machine)) {
                asRoot(admin, "cat >/etc/slurm/oci.conf", Objects.requireNonNull(files.get("containers/oci.conf")));
            }
        }
        for (Connection node : Lab.computes()) {
            try (RemoteShell admin = LabUser.open(node)) {
                asRoot(admin, "DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 crun >/dev/null", "");
                // What a container mounts must be there: its root is read-only.
                asRoot(admin, "mkdir -p " + ROOT + "/run/slurm " + ROOT + "/shared", "");
                asRoot(
                        admin,
                        "chroot " + ROOT + " sh",
                        withoutLibuv(Objects.requireNonNull(files.get("containers/torch-1.0.0.def"))));
                // The bundle's prolog makes the folder of the runtime's state; here it runs once, by hand.
                asRoot(
                        admin,
                        "SLURM_JOB_ID=1 SLURM_JOB_UID=\"$(id -u alice)\" bash",
                        Objects.requireNonNull(files.get("slurm/scripts/prolog.sh")));
                asRoot(admin, "systemctl restart slurmd", "");
            }
        }
    }

    /** What the definition of an image does to a distribution's PyTorch, which the folder has as it is packaged. */
    private static String withoutLibuv(String definition) {
        int begin = definition.indexOf("    without_libuv() {");
        int end = definition.indexOf("    cd /\n", begin);
        return "set -eu\n" + definition.substring(begin, end);
    }

    private static Map<String, String> files() throws Exception {
        String keys =
                "containers: {runtime: oci, images: [{name: torch, version: \"1.0.0\", packages: [python3-torch]}]}";
        String plan =
                ExamplePlans.text("two-gpu-nodes").replace("    slurm_config:", "    " + keys + "\n    slurm_config:");
        PlanFile file = PlanFile.parse("plan.yaml", plan);
        return Bundle.of(file.plan().orElseThrow(), Lab.version(), Templates.shipped())
                .files();
    }

    private static void asRoot(RemoteShell admin, String script, String input) throws Exception {
        LabUser.feed(admin, input, "sudo", "-n", "sh", "-c", script);
    }
}
