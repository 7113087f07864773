package trainyard.core.truth;

/** What to look at and do where two layers disagree, in the order in which the causes are likely. */
final class Mends {
    private Mends() {}

    /** @param fewer whether {@code layer} tells fewer than {@code with}; {@code count} is what it tells */
    static String count(String node, Layer with, Layer layer, int count, boolean fewer) {
        return switch (layer) {
            case PLAN -> "Correct the plan.";
            case LSPCI ->
                fewer
                        ? "Not every device of the plan reached " + node
                                + ". On its physical machine, look at `lspci -nnk`"
                                + " (the device's driver must be vfio-pci) and at `virsh dumpxml " + node
                                + "`; then start " + node + " anew."
                        : node
                                + " has GPUs that the plan does not name. Add them to the plan, under pcie_passthrough or"
                                + " gpus.";
            case DEVICE_FILES -> deviceFiles(node, count, fewer);
            case NVIDIA_SMI ->
                fewer
                        ? "The driver does not answer for every GPU, or hides some from this login. Compare with"
                                + " `sudo nvidia-smi -L` on " + node
                                + "; look at `dmesg | grep -iE 'NVRM|Xid'`; a GPU that"
                                + " has fallen off the bus comes back with a reboot."
                        : "Device files are missing for GPUs that the driver knows: run `nvidia-modprobe -c 0` for each"
                                + " number, or start nvidia-persistenced.";
            case SLURMD_C ->
                "slurmd detects other GPUs than are there: look at `slurmd -C -vvv` on " + node
                        + ", and at the driver's libraries.";
            case SLURMD_G ->
                with == Layer.SLURMD_C
                        ? "slurmd makes something else of the configuration than it finds: compare gres.conf and the"
                                + " node's line in slurm.conf with `slurmd -C`."
                        : "slurmd counts other GPUs than " + node
                                + " has: correct gres.conf (File=, Count= or AutoDetect=)"
                                + " and the node's Gres= in slurm.conf, then `scontrol reconfigure`. With fewer than"
                                + " configured the node is drained as invalid.";
            case GRES_CONF ->
                "gres.conf lists other GPUs than slurmd makes of it. Look at `slurmd -G -vvv` on " + node
                        + ": a line may be for other nodes, or AutoDetect may overrule it.";
            case SLURM_CONF ->
                fewer
                        ? "Raise Gres= in the line of " + node
                                + " in slurm.conf, or the other GPUs are never used; then" + " `scontrol reconfigure`."
                        : "Gres= in the line of " + node
                                + " in slurm.conf promises more than there is, so that the node"
                                + " is drained (gres/gpu count reported lower than configured). Lower it, or mend the"
                                + " layers above.";
            case SCONTROL ->
                "slurmctld runs with another configuration than lies on " + node
                        + ": bring the same slurm.conf to all machines and run `scontrol reconfigure`.";
        };
    }

    private static String deviceFiles(String node, int count, boolean fewer) {
        if (!fewer) {
            return "There are device files without a GPU: made by hand, or left over. Look at `ls -l /dev/nvidia*` on "
                    + node + " and remove those that no GPU stands behind; opening one of them fails.";
        }
        return count == 0
                ? "The NVIDIA driver has made no devices: look whether it is loaded (`lsmod | grep nvidia`, `dkms status`)"
                        + " and at `dmesg | grep -i nvrm` on " + node + "; `nvidia-modprobe -c 0 -u` makes the files."
                : "The driver made only " + count + " of its devices: look at `dmesg | grep -iE 'NVRM|Xid'` and"
                        + " `nvidia-smi -L` on " + node + "; a GPU that failed needs a reboot, then a replacement.";
    }

    static String addresses(String node) {
        return "The driver answers for another GPU than the bus shows: look at `dmesg | grep -iE 'NVRM|Xid'` on " + node
                + "; a GPU may be bound to another driver (`lspci -nnk`).";
    }

    static String files(String node, Layer layer) {
        return switch (layer) {
            case SLURMD_G, GRES_CONF ->
                "Give gres.conf the device files that there are, in their order; slurmd on " + node
                        + " ends where one is missing (can't stat gres.conf file).";
            default -> "Look at `ls -l /dev/nvidia*` on " + node + ".";
        };
    }

    static String memory(String node, Layer layer, long there) {
        return switch (layer) {
            case PLAN ->
                "Lower memory_gb of " + node + " in the plan, so that slurm.conf gets RealMemory=" + there
                        + " or less; or look why the machine has less than it should (`free -m`, a broken DIMM).";
            case SLURM_CONF ->
                "Write RealMemory=" + there + " or less in the line of " + node + " in slurm.conf, then `scontrol"
                        + " reconfigure`; until then the node is drained (Low RealMemory). Or look why the machine has"
                        + " less than it should (`free -m`, a broken DIMM).";
            default ->
                "slurmctld runs with another RealMemory than lies on " + node
                        + ": bring the same slurm.conf to all machines and run `scontrol reconfigure`.";
        };
    }

    static String types() {
        return "Write the same Gres type in the plan, in gres.conf (Type=) and in slurm.conf (Gres=gpu:TYPE:COUNT); jobs"
                + " that ask for the other name never start.";
    }

    static String migCut(String node) {
        return "Cut the GPUs of " + node
                + " as the plan says (`nvidia-smi mig -lgi` lists what there is, `nvidia-smi mig"
                + " -cgi PROFILE,... -C` makes instances; MIG mode is switched on with `nvidia-smi -mig 1`), or write what"
                + " there is into the plan.";
    }

    static String mig(String node) {
        return "MIG divides GPUs of " + node
                + ", and Slurm must count the instances: AutoDetect=nvml in gres.conf, or a"
                + " line with MultipleFiles= for each instance, and the same count in slurm.conf. `nvidia-smi -L` lists"
                + " them.";
    }
}
