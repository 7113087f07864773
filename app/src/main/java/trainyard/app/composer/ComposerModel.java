package trainyard.app.composer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.conf.Place;
import trainyard.core.job.Composition;
import trainyard.core.job.JobCost;
import trainyard.core.job.JobSite;
import trainyard.core.job.JobSpec;
import trainyard.core.job.Recipe;
import trainyard.core.job.RecipeField;
import trainyard.core.job.RecipeKind;
import trainyard.core.job.RecipeProblem;
import trainyard.core.job.ScriptRenderer;
import trainyard.core.job.lint.ScriptLint;
import trainyard.core.job.submit.SubmitAnswer;
import trainyard.core.lint.Finding;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

/** What is being composed, and what is known about it. Holds no nodes; used on the FX thread. */
final class ComposerModel {
    private final ScriptRenderer renderer;
    private Composition.Maker maker;
    private Composition now;
    private SlurmVersion version = SlurmVersion.V24_11;
    private Optional<SubmitAnswer> answer = Optional.empty();
    private Optional<Path> code = Optional.empty();
    private String kept = "";

    ComposerModel(Templates templates) {
        renderer = new ScriptRenderer(templates);
        maker = new Composition.Maker(renderer, JobSite.unknown());
        now = composed(first());
        kept = now.text();
    }

    /** What a composer begins with: enough to see what comes of it. */
    private static Recipe first() {
        return Recipe.of(RecipeKind.TORCHRUN)
                .with(RecipeField.NAME, "train")
                .with(RecipeField.NODES, "2")
                .with(RecipeField.COMMAND, "python3\ntrain.py")
                .with(RecipeField.WORK_FOLDER, "/shared/work")
                .with(RecipeField.TIME, "1:00:00")
                .with(RecipeField.RUNTIME, "none");
    }

    Composition now() {
        return now;
    }

    JobSite site() {
        return maker.site();
    }

    /** Another cluster, or more known of this one. */
    void site(JobSite site, SlurmVersion slurm) {
        version = slurm;
        maker = new Composition.Maker(renderer, site);
        now = now.on(maker);
        answer = Optional.empty();
    }

    void open(Recipe recipe) {
        now = composed(recipe);
        changed();
        kept = now.text();
    }

    /** A recipe that names no work folder, as those of the program, takes that of the job before. */
    Recipe inFolder(Recipe recipe) {
        return recipe.text(RecipeField.WORK_FOLDER).isEmpty()
                ? recipe.with(RecipeField.WORK_FOLDER, now.recipe().text(RecipeField.WORK_FOLDER))
                : recipe;
    }

    /** @param script as it was submitted, with what a hand wrote; empty for the one that the recipe makes */
    void open(Recipe recipe, String script) {
        open(recipe);
        if (!script.isEmpty()) {
            type(script);
        }
        kept = now.text();
    }

    void set(RecipeField field, String text) {
        if (!now.recipe().text(field).equals(text.isBlank() ? "" : text)) {
            now = made(() -> now.with(now.recipe().with(field, text), maker));
            changed();
        }
    }

    void type(String script) {
        if (!script.equals(now.text())) {
            now = made(() -> now.typed(script, maker));
            changed();
        }
    }

    void dropHand() {
        now = now.asRendered();
        changed();
    }

    private void changed() {
        answer = Optional.empty();
    }

    private Composition composed(Recipe recipe) {
        return made(() -> Composition.of(recipe, maker));
    }

    @FunctionalInterface
    private interface Making {
        Composition make() throws RenderException;
    }

    /** A template that cannot be rendered is broken in the program, or by the user's own folder of templates. */
    private static Composition made(Making making) {
        try {
            return making.make();
        } catch (RenderException broken) {
            throw new IllegalStateException(broken.getMessage(), broken);
        }
    }

    /** What is wrong with the fields and with the script, the weightiest first within each. */
    List<Remark> remarks() {
        var remarks = new ArrayList<Remark>();
        now.read().problems().forEach(problem -> remarks.add(new Remark.AtField(problem)));
        findings().forEach(finding -> remarks.add(new Remark.AtLine(finding)));
        return remarks;
    }

    private List<Finding> findings() {
        return now.text().isBlank() ? List.of() : ScriptLint.of("script", now.text(), version);
    }

    /** What is wrong with one field; empty where nothing is. */
    Optional<RecipeProblem> problem(RecipeField field) {
        Stream<RecipeProblem> here = now.read().problems().stream().filter(problem -> problem.field() == field);
        return here.min((one, other) -> Boolean.compare(other.isError(), one.isError()));
    }

    /** What may be chosen for a field: of what the program knows, that which works on the cluster at hand. */
    List<String> offers(RecipeField field) {
        JobSite site = site();
        return switch (field) {
            case PARTITION -> site.partitions().stream().map(JobSite.Part::name).toList();
            case GPU_TYPE -> site.gpuTypes(now.recipe().text(RecipeField.PARTITION));
            case ACCOUNT -> site.accounts().map(List::copyOf).orElse(List.of());
            case QOS -> site.qos().map(List::copyOf).orElse(List.of());
            default -> with(site.choices(field), now.recipe().text(field));
        };
    }

    /** What is chosen already is among what is offered, so that it can be seen. */
    private static List<String> with(List<String> words, String chosen) {
        return chosen.isEmpty() || words.contains(chosen)
                ? words
                : Stream.concat(words.stream(), Stream.of(chosen)).toList();
    }

    /** Whether there is a script that may be handed to Slurm. */
    boolean isReady() {
        return now.read().spec().isPresent() && !now.text().isBlank();
    }

    Optional<JobSpec> spec() {
        return now.read().spec();
    }

    void answer(SubmitAnswer said) {
        answer = Optional.of(said);
    }

    /** What Slurm said to the script as it stands; empty after each change. */
    Optional<SubmitAnswer> answer() {
        return answer;
    }

    Optional<JobCost> cost() {
        return spec().flatMap(spec ->
                site().chosen(spec.resources().partition()).stream().findFirst().map(part -> JobCost.of(spec, part)));
    }

    Optional<Path> code() {
        return code;
    }

    void code(Optional<Path> folder) {
        code = folder;
    }

    /** Whether closing loses what was neither kept nor submitted. */
    boolean isUnsaved() {
        return !now.text().equals(kept);
    }

    void kept() {
        kept = now.text();
    }

    /** Something to be said about the job. */
    sealed interface Remark {
        record AtField(RecipeProblem problem) implements Remark {}

        record AtLine(Finding finding) implements Remark {
            Place at() {
                return finding.at();
            }
        }
    }
}
