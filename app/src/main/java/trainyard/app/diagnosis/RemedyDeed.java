package trainyard.app.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.app.kit.Place;
import trainyard.app.operate.Verb;
import trainyard.core.diagnose.Remedy;
import trainyard.core.job.RecipeField;
import trainyard.core.slurm.Hostlist;

/** What the button of a remedy does. */
sealed interface RemedyDeed {
    /** As on the button. */
    String title();

    String icon();

    /** Opens the dialog of an action. */
    record Operate(String title, String icon, Verb verb, List<String> targets, String reason) implements RemedyDeed {}

    /** Leads to another screen. */
    record Go(String title, String icon, Place place) implements RemedyDeed {}

    /**
     * What a remedy is about.
     *
     * @param job the job's number; empty where it is about none, or about one of another cluster
     * @param nodes that are blamed
     * @param reason for a drain
     */
    record About(Optional<Long> job, List<String> nodes, String reason) {
        public About {
            nodes = List.copyOf(nodes);
        }
    }

    /** Empty where the console can do nothing about it but show the command. */
    static Optional<RemedyDeed> of(Remedy remedy, About about) {
        return remedy.action().flatMap(action -> switch (action) {
            case DRAIN -> operate(Verb.DRAIN, about.nodes(), about.reason());
            case RESUME -> operate(Verb.RESUME, about.nodes(), "");
            case EXCLUDE ->
                about.nodes().isEmpty()
                        ? Optional.empty()
                        : compose(
                                "Compose again without " + folded(about.nodes()),
                                about,
                                Map.of(RecipeField.EXCLUDE, Hostlist.fold(about.nodes())));
            case MEMORY ->
                compose(
                        "Compose again with more memory",
                        about,
                        Map.of(RecipeField.MEMORY, option(remedy, "--mem=").orElse("")));
            case TIME ->
                compose(
                        "Compose again with more time",
                        about,
                        Map.of(RecipeField.TIME, option(remedy, "--time=").orElse("")));
            case COMPOSE -> compose("Compose again", about, Map.of());
            case REQUEUE ->
                operate(
                        remedy.command().contains("release") ? Verb.RELEASE : Verb.REQUEUE,
                        about.job()
                                .map(number -> List.of(Long.toString(number)))
                                .orElse(List.of()),
                        "");
            case PLAN -> Optional.of(new Go("Open the plan", "mdi2f-file-document-edit-outline", new Place.Plan()));
        });
    }

    private static Optional<RemedyDeed> operate(Verb verb, List<String> targets, String reason) {
        return targets.isEmpty()
                ? Optional.empty()
                : Optional.of(new Operate(title(verb, targets), verb.icon(), verb, targets, reason));
    }

    private static String title(Verb verb, List<String> targets) {
        return verb.target() == Verb.Target.NODE ? verb.title() + " " + folded(targets) + "…" : verb.on(targets) + "…";
    }

    private static Optional<RemedyDeed> compose(String title, About about, Map<RecipeField, String> changes) {
        return about.job().map(number -> new Go(title, "mdi2p-playlist-edit", new Place.Composer(number, changes)));
    }

    /** The value of an option that the remedy's command has. */
    private static Optional<String> option(Remedy remedy, String name) {
        return remedy.command().stream()
                .filter(word -> word.startsWith(name))
                .map(word -> word.substring(name.length()))
                .filter(value -> value.matches("[0-9][0-9A-Za-z:.-]*"))
                .findFirst();
    }

    /** One node by its name, several by how many they are. */
    private static String folded(List<String> nodes) {
        return nodes.size() == 1 ? nodes.getFirst() : "%,d nodes".formatted(nodes.size());
    }
}
