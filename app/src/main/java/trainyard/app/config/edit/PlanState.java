package trainyard.app.config.edit;

import java.nio.file.Path;
import java.util.Optional;
import trainyard.core.plan.PlanFile;
import trainyard.core.plan.edit.PlanDocument;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.render.Bundle;
import trainyard.core.render.Rendering;
import trainyard.core.slurm.SlurmVersion;

/**
 * The plan as it is at one moment of its editing. Immutable; another edit makes another state.
 *
 * @param path its file; empty for a plan that was never saved
 * @param document the text, as far as it could be read last
 * @param view nodes and partitions by name, where they stand
 * @param file the plan with its problems
 * @param version the version of Slurm that the files are shown for
 * @param rendering the files; none where the plan cannot be rendered
 * @param saved what the file has, to compare with; an empty plan's own beginning where it was never saved
 * @param unsaved whether the text differs from what the file has
 * @param undo what would be taken back
 * @param redo what would be made again
 * @param broken a text that the user is typing and that is no YAML yet; the rest is of the text before it
 */
public record PlanState(
        Optional<Path> path,
        PlanDocument document,
        PlanView view,
        PlanFile file,
        SlurmVersion version,
        Rendering rendering,
        PlanDocument saved,
        boolean unsaved,
        Optional<String> undo,
        Optional<String> redo,
        Optional<Broken> broken) {
    /**
     * @param text as typed
     * @param line where it breaks, from 1
     * @param message what is wrong there
     */
    public record Broken(String text, int line, int column, String message) {}

    /** The files; empty where the plan cannot be rendered. */
    public Optional<Bundle> bundle() {
        return rendering.bundle();
    }

    /** What the user sees as the text of the plan. */
    public String text() {
        return broken.map(Broken::text).orElse(document.text().text());
    }

    /** The file's name, or what a plan without one is called. */
    public String name() {
        return path.map(file -> String.valueOf(file.getFileName())).orElse("New plan");
    }
}
