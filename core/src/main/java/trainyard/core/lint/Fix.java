package trainyard.core.lint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.conf.TextEdit;
import trainyard.core.plan.Change;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.EditRefused;
import trainyard.core.plan.edit.PlanEdit;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.plan.edit.Step;

/** The one change that mends a finding, as data. */
public sealed interface Fix {
    /** Edits of a configuration's files. */
    record Text(List<TextEdit> edits) implements Fix {}

    /** A change of the plan; {@code path} is where, such as {@code clusters.hpc.slurm_config.extra[2]}. */
    sealed interface OfPlan extends Fix {
        PlanPath path();

        /** @throws EditRefused where the plan has no such place by now */
        Edit edit(PlanView plan) throws EditRefused;
    }

    /** @param value what to write there; empty to remove it */
    record Plan(PlanPath path, Optional<Data> value) implements OfPlan {
        @Override
        public Edit edit(PlanView plan) {
            return value.<Edit>map(data -> new PlanEdit.Put(path, data)).orElseGet(() -> new PlanEdit.Unset(path));
        }
    }

    /** Another name for a key. */
    record Rename(PlanPath path, String to) implements OfPlan {
        @Override
        public Edit edit(PlanView plan) throws EditRefused {
            if (path.last() instanceof PlanPath.Key(String key)
                    && plan.root().at(path).isPresent()) {
                return new Step.RenameKey(path.parent(), key, to);
            }
            throw gone(path);
        }
    }

    /** One more item at the end of a list. */
    record Append(PlanPath path, Data item) implements OfPlan {
        @Override
        public Edit edit(PlanView plan) throws EditRefused {
            if (plan.root().at(path).orElse(Data.nothing()) instanceof Data.Items(var values)) {
                return new Step.InsertItems(path, values.size(), List.of(item));
            }
            throw gone(path);
        }
    }

    private static EditRefused gone(PlanPath path) {
        return new EditRefused("There is no " + path + " in the plan any more.");
    }

    static Fix of(Change change) {
        return switch (change) {
            case Change.Put(var path, var text, var kind) ->
                new Plan(PlanPath.of(path), Optional.of(new Data.Scalar(text, kind)));
            case Change.Remove(var path) -> new Plan(PlanPath.of(path), Optional.empty());
            case Change.Rename(var path, var to) -> new Rename(PlanPath.of(path), to);
            case Change.Append(var list, var item) -> new Append(PlanPath.of(list), mapping(item));
        };
    }

    private static Data mapping(Map<String, String> texts) {
        Data.Mapping mapping = Data.NO_ENTRIES;
        for (var text : texts.entrySet()) {
            mapping = mapping.with(text.getKey(), Data.text(text.getValue()));
        }
        return mapping;
    }
}
