package trainyard.core.plan;

import java.util.Optional;
import java.util.Set;
import trainyard.core.plan.yaml.ScalarKind;
import trainyard.core.slurm.Nearest;

/** Values that are not what they should be by a slip, so that only one can be meant. */
final class Slips {
    private Slips() {}

    /** @param scalar that does not fit */
    static Optional<Change> of(String path, Value.Scalar scalar, Shape.One one) {
        Set<ScalarKind> kinds = one.kinds();
        String text = scalar.text().strip();
        if (kinds.size() == 1
                && kinds.contains(ScalarKind.INTEGER)
                && one.accepts().test(text)) {
            return Optional.of(new Change.Put(path, text, ScalarKind.INTEGER));
        }
        if (kinds.size() == 1 && kinds.contains(ScalarKind.BOOLEAN) && text.matches("(?i)true|yes|on|false|no|off")) {
            String truth = Boolean.toString(text.matches("(?i)true|yes|on"));
            return Optional.of(new Change.Put(path, truth, ScalarKind.BOOLEAN));
        }
        return (one.words().size() == 1 ? one.words().stream().findFirst() : Nearest.only(scalar.text(), one.words()))
                .map(word -> Change.Put.text(path, word));
    }
}
