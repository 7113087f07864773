package trainyard.app.diagnosis;

import trainyard.app.kit.Look;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.Confidence;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.Layer;
import trainyard.core.diagnose.Owner;
import trainyard.core.diagnose.Role;
import trainyard.core.diagnose.check.Check;

/** How the words of a report look: each has glyph, word and colour. */
final class Looks {
    static final String CAUSE = "mdi2c-close-octagon";

    private Looks() {}

    static Look of(Confidence confidence) {
        return new Look(confidence.word(), icon(confidence), "confidence-" + confidence.word());
    }

    private static String icon(Confidence confidence) {
        return switch (confidence) {
            case CONFIRMED -> "mdi2c-check-decagram";
            case PROBABLE -> "mdi2c-circle-slice-6";
            case POSSIBLE -> "mdi2c-circle-slice-3";
            case UNKNOWN -> "mdi2h-help-circle-outline";
        };
    }

    /** The title of a verdict with the glyph of its confidence. */
    static Look of(Verdict verdict) {
        Look look = of(verdict.confidence());
        return new Look(verdict.title(), look.icon(), look.style());
    }

    static Look of(Happening happening) {
        return happening.decisive() ? new Look("cause", CAUSE, "role-cause") : of(happening.role());
    }

    static Look of(Role role) {
        String icon = switch (role) {
            case INITIATOR -> "mdi2f-flash";
            case MESSENGER -> "mdi2b-bullhorn-outline";
            case VICTIM -> "mdi2a-arrow-down-right";
            case NOISE -> "mdi2v-volume-off";
            case ADVICE -> "mdi2l-lightbulb-outline";
            case MARK -> "mdi2f-flag-outline";
        };
        return new Look(role.word(), icon, "role-" + role.word());
    }

    static Look of(Check.Status status) {
        return switch (status) {
            case TROUBLE -> new Look("wrong", "mdi2c-close-circle", "role-cause");
            case WARNING -> new Look("doubtful", "mdi2a-alert-outline", "role-messenger");
            case OK -> new Look("well", "mdi2c-check-circle-outline", "confidence-confirmed");
            case UNKNOWN -> new Look("unknown", "mdi2h-help-circle-outline", "confidence-unknown");
        };
    }

    static String icon(Blamed.Kind kind) {
        return switch (kind) {
            case NODE, HOST -> "mdi2s-server";
            case GPU -> "mdi2e-expansion-card-variant";
            case RANK -> "mdi2p-pound";
            case FILE -> "mdi2f-file-code-outline";
            case PATH -> "mdi2f-folder-outline";
            case SETTING -> "mdi2t-tune-variant";
            case PORT -> "mdi2e-ethernet";
            case USER -> "mdi2a-account-outline";
            case PROCESS -> "mdi2c-cogs";
            case JOB -> "mdi2p-playlist-play";
        };
    }

    static String words(Layer layer) {
        return switch (layer) {
            case SLURM -> "Slurm";
            case HOST -> "The host";
            case GPU -> "GPU";
            case FABRIC -> "The network between nodes";
            case CONTAINER -> "The container";
            case STORAGE -> "Storage";
            case FRAMEWORK -> "The framework";
            case USER -> "The user's program";
            case UNKNOWN -> "Layer not known";
        };
    }

    static String words(Owner owner) {
        return switch (owner) {
            case USER -> "The user's move";
            case OPERATOR -> "The operator's move";
            case BOTH -> "The user's and the operator's move";
        };
    }

    /** Who can do something about it, as a tag. */
    static String tag(Owner owner) {
        return switch (owner) {
            case USER -> "user";
            case OPERATOR -> "operator";
            case BOTH -> "user or operator";
        };
    }
}
