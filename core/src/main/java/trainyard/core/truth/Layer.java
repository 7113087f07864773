package trainyard.core.truth;

/** The layers between a plan and slurmctld, in the order in which each rests on those before it. */
public enum Layer {
    PLAN("plan"),
    LSPCI("lspci"),
    DEVICE_FILES("/dev/nvidia*"),
    NVIDIA_SMI("nvidia-smi"),
    /** What slurmd detects in the machine; from 24.11 on with the GPUs. */
    SLURMD_C("slurmd -C"),
    /** What slurmd makes of slurm.conf, gres.conf and its own detection. */
    SLURMD_G("slurmd -G"),
    GRES_CONF("gres.conf"),
    SLURM_CONF("slurm.conf"),
    SCONTROL("scontrol show node");

    private final String title;

    Layer(String title) {
        this.title = title;
    }

    /** As a heading. */
    public String title() {
        return title;
    }

    /** Within a sentence. */
    String inText() {
        return this == PLAN ? "the plan" : title;
    }

    /** Whether a MIG instance counts as one here, and types are GRES types. */
    boolean isSlurm() {
        return compareTo(SLURMD_C) >= 0;
    }

    /** Whether the layer's types are those that jobs ask for; {@code slurmd -C} tells the driver's names. */
    boolean hasGresTypes() {
        return this == PLAN || compareTo(SLURMD_G) >= 0;
    }
}
