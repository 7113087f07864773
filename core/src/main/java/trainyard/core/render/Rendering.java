package trainyard.core.render;

import java.util.Optional;
import trainyard.core.plan.PlanFile;
import trainyard.core.slurm.SlurmVersion;

/**
 * What came of rendering a plan that is being edited: its files, or why there are none.
 *
 * @param bundle empty where the plan is not rendered
 * @param why a sentence where a plan without errors of its own lacks what the files need, such as a node's address; the
 *     plan's own errors speak for themselves
 */
public record Rendering(Optional<Bundle> bundle, Optional<String> why) {
    public static Rendering of(PlanFile file, SlurmVersion version, Templates templates) {
        if (file.hasErrors() || file.plan().isEmpty()) {
            return new Rendering(Optional.empty(), Optional.empty());
        }
        try {
            return new Rendering(Optional.of(Bundle.of(file.plan().get(), version, templates)), Optional.empty());
        } catch (RenderException lacking) {
            return new Rendering(Optional.empty(), Optional.of(String.valueOf(lacking.getMessage())));
        }
    }
}
