package trainyard.app.kit;

import trainyard.core.slurm.JobState;
import trainyard.core.slurm.NodeState;

/**
 * How a state looks on every screen: never by colour alone.
 *
 * @param word what a person reads
 * @param icon an Ikonli literal
 * @param style the style class whose {@code -state} token is the colour
 */
public record Look(String word, String icon, String style) {
    public static Look of(NodeState.Shown state) {
        String icon = switch (state) {
            case DOWN -> "mdi2c-close-circle";
            case NOT_RESPONDING -> "mdi2l-lan-disconnect";
            case DRAINED -> "mdi2m-minus-circle";
            case DRAINING -> "mdi2a-arrow-down-circle-outline";
            case UNKNOWN -> "mdi2h-help-circle-outline";
            case MAINTENANCE -> "mdi2w-wrench";
            case REBOOTING -> "mdi2r-restart";
            case POWERED_DOWN -> "mdi2p-power";
            case PLANNED -> "mdi2c-clock-outline";
            case ALLOCATED -> "mdi2c-circle";
            case MIXED -> "mdi2c-circle-half-full";
            case IDLE -> "mdi2c-circle-outline";
        };
        return new Look(state.word(), icon, "state-" + state.word().replace(' ', '-'));
    }

    public static Look of(JobState.Phase phase) {
        String icon = switch (phase) {
            case PENDING -> "mdi2t-timer-sand";
            case RUNNING -> "mdi2p-play-circle";
            case COMPLETING -> "mdi2p-progress-check";
            case SUSPENDED -> "mdi2p-pause-circle-outline";
            case COMPLETED -> "mdi2c-check-circle-outline";
            case CANCELLED -> "mdi2c-cancel";
            case FAILED -> "mdi2a-alert-circle";
            case UNKNOWN -> "mdi2h-help-circle-outline";
        };
        return new Look(phase.word(), icon, "job-" + phase.word());
    }

    /** A job's own state in Slurm's word where that says more than the phase, such as {@code out of memory}. */
    public static Look of(JobState state) {
        Look look = of(state.phase());
        String word =
                state.text().split(" ", 2)[0].toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return new Look(word, look.icon(), look.style());
    }
}
