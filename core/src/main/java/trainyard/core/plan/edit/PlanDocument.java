package trainyard.core.plan.edit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.plan.PlanFile;
import trainyard.core.plan.yaml.YamlSyntaxException;
import trainyard.core.plan.yaml.YamlTree;

/**
 * A plan as text with what the text means. Immutable: an edit makes another document, whose text differs only in the
 * lines that the edit is about.
 */
public final class PlanDocument {
    private final PlanText text;
    private final YamlTree tree;
    private Optional<Data> data = Optional.empty();

    private PlanDocument(PlanText text, YamlTree tree) {
        this.text = text;
        this.tree = tree;
    }

    /** @throws YamlSyntaxException where the text is no YAML */
    public static PlanDocument parse(PlanText text) throws YamlSyntaxException {
        return new PlanDocument(text, YamlTree.parse(text.text()));
    }

    public PlanText text() {
        return text;
    }

    /** Where each value is written. */
    public YamlTree tree() {
        return tree;
    }

    /** The plan with its problems, out of the same parse. */
    public PlanFile file(String name) {
        return PlanFile.of(name, tree);
    }

    /**
     * What the text means: aliases and merge keys resolved.
     *
     * @throws EditRefused where the text holds nothing, or aliases without end
     */
    public synchronized Data data() throws EditRefused {
        if (data.isEmpty()) {
            data = Optional.of(new Resolver(tree, Map.of()).resolve());
        }
        return data.get();
    }

    /** The edit made, and nothing shared touched. */
    public PlanDocument apply(Edit edit) throws EditRefused {
        return apply(edit, Sharing.REFUSE);
    }

    /**
     * The edit made.
     *
     * @throws EditRefused where it cannot be made, or not without {@link EditRefused#way() leave}
     */
    public PlanDocument apply(Edit edit, Sharing sharing) throws EditRefused {
        return switch (edit) {
            case Step step -> apply(List.of(step), sharing);
            case PlanEdit planEdit -> apply(planEdit.steps(PlanView.of(data())), sharing);
            case Edit.Several several -> {
                PlanDocument edited = this;
                for (Edit one : several.edits()) {
                    edited = edited.apply(one, sharing);
                }
                yield edited;
            }
        };
    }

    /** Steps at once: their paths are those of this document. */
    public PlanDocument apply(List<Step> steps, Sharing sharing) throws EditRefused {
        List<Step> narrow = Narrowing.of(data(), steps);
        if (narrow.equals(steps)) {
            return made(steps, sharing);
        }
        try {
            return made(narrow, sharing);
        } catch (EditRefused refused) {
            // Values written anew keep no comments, but are better than no edit; the user's leave is better than both.
            if (refused.way() != Sharing.REFUSE) {
                throw refused;
            }
            return made(steps, sharing);
        }
    }

    private PlanDocument made(List<Step> steps, Sharing sharing) throws EditRefused {
        var draft = new Draft(tree, data(), sharing);
        for (Step step : steps) {
            draft.add(step);
        }
        PlanText edited = text.with(draft.text());
        try {
            PlanDocument after = parse(edited);
            if (!after.data().equals(draft.expected())) {
                throw new EditRefused("This edit would change more than it says, because of how the lines around it are"
                        + " written: make it in the text.");
            }
            return after;
        } catch (YamlSyntaxException broken) {
            throw new EditRefused("This edit would break the file in line " + broken.line()
                    + ", because of how the lines around it are written: make it in the text.");
        }
    }
}
