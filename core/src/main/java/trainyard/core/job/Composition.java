package trainyard.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.conf.LineDiff;
import trainyard.core.render.RenderException;

/**
 * A recipe and its script side by side, as they are being edited. What is written into the script by hand stays when the
 * recipe changes, and where a hand changes what a field says, the field follows.
 *
 * @param read what came of reading the recipe
 * @param rendered the script as the recipe makes it; while the recipe has errors, as it made it last
 * @param text the script as it stands, hand and all
 */
public record Composition(Recipe recipe, ReadRecipe read, String rendered, String text) {
    /** What makes scripts, for one cluster. */
    public record Maker(ScriptRenderer renderer, JobSite site) {
        private ReadRecipe read(Recipe recipe) {
            return ReadRecipe.of(recipe, site);
        }

        /** What the recipe makes by itself: that the cluster at hand does not have it is no reason to show no script. */
        private Optional<String> render(Recipe recipe) throws RenderException {
            Optional<JobSpec> spec = ReadRecipe.of(recipe).spec();
            return spec.isEmpty() ? Optional.empty() : Optional.of(renderer.render(spec.get()));
        }
    }

    public static Composition of(Recipe recipe, Maker maker) throws RenderException {
        String script = maker.render(recipe).orElse("");
        return new Composition(recipe, maker.read(recipe), script, script);
    }

    /** The same with another recipe. */
    public Composition with(Recipe next, Maker maker) throws RenderException {
        String script = maker.render(next).orElse(rendered);
        return new Composition(next, maker.read(next), script, LineMerge.of(rendered, text, script));
    }

    /** The same seen from another cluster. */
    public Composition on(Maker maker) {
        return new Composition(recipe, maker.read(recipe), rendered, text);
    }

    /** The same with another text, which somebody typed. */
    public Composition typed(String typed, Maker maker) throws RenderException {
        Recipe followed = Followed.of(recipe, rendered, typed);
        return new Composition(recipe, read, rendered, typed).with(followed, maker);
    }

    /** The same without what was written by hand. */
    public Composition asRendered() {
        return new Composition(recipe, read, rendered, rendered);
    }

    public boolean isEdited() {
        return !text.equals(rendered);
    }

    /** The lines of the text that a hand has written, from 1. */
    public List<Integer> byHand() {
        var lines = new ArrayList<Integer>();
        int line = 0;
        for (LineDiff.Step step : LineDiff.of(rendered, text)) {
            line += step.kind() == '-' ? 0 : 1;
            if (step.kind() == '+') {
                lines.add(line);
            }
        }
        return lines;
    }
}
