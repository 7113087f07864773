package trainyard.app.overview;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import trainyard.app.kit.Desk;
import trainyard.app.kit.Look;
import trainyard.app.kit.Place;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Words;
import trainyard.core.live.Attention;
import trainyard.core.live.Attention.Target;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.Hostlist;

/**
 * One line of what needs attention.
 *
 * @param look the severity
 * @param where the nodes as a hostlist, the job's id; empty where the title says it
 * @param open leads to the one node or job, or to the rows of all of them
 * @param resume nodes that the user is asked to resume; usually none
 */
record Concern(
        Look look,
        String title,
        String where,
        String why,
        Optional<Instant> since,
        Consumer<Desk> open,
        List<String> resume) {
    static List<Concern> of(List<Attention> attentions, Snapshot snapshot) {
        Map<String, Node> nodes = new HashMap<>();
        snapshot.nodes().forEach(node -> nodes.put(node.name(), node));
        Map<Long, Job> jobs = new HashMap<>();
        snapshot.jobs().forEach(job -> jobs.put(job.number(), job));
        return attentions.stream()
                .map(attention -> switch (attention.target()) {
                    case Target.Nodes(var names) -> concern(attention, Hostlist.fold(names), toNodes(names, nodes));
                    case Target.Jobs(var numbers) -> concern(attention, where(numbers, jobs), toJobs(numbers, jobs));
                    case Target.OfPartition(var name) ->
                        concern(attention, "", desk -> desk.select(new Subject.OfPartition(name)));
                    case Target.Answers() -> concern(attention, "", desk -> {});
                    case Target.DrainOver(var names) ->
                        concern(attention, Hostlist.fold(names), toNodes(names, nodes))
                                .resuming(names);
                    case Target.Controller() ->
                        concern(attention, "", desk -> desk.go().accept(new Place.Scheduler()));
                })
                .toList();
    }

    private static Concern concern(Attention attention, String where, Consumer<Desk> open) {
        return new Concern(
                look(attention.severity()),
                capital(attention.title()),
                where,
                attention.detail(),
                attention.since(),
                open,
                List.of());
    }

    private Concern resuming(List<String> nodes) {
        return new Concern(look, title, where, why, since, open, nodes);
    }

    private static Look look(Attention.Severity severity) {
        return switch (severity) {
            case CRITICAL -> new Look("critical", "mdi2a-alert-octagon", "severity-critical");
            case WARNING -> new Look("warning", "mdi2a-alert", "severity-warning");
            case NOTICE -> new Look("notice", "mdi2i-information-outline", "severity-notice");
        };
    }

    private static Consumer<Desk> toNodes(List<String> names, Map<String, Node> nodes) {
        if (names.size() == 1) {
            return desk -> desk.select(new Subject.OfNode(names.getFirst()));
        }
        Node first = nodes.get(names.getFirst());
        String search = first == null
                ? ""
                : Words.inState(first.state().shown().word())
                        + first.reason().map(reason -> " " + reason.text()).orElse("");
        return desk -> desk.go().accept(new Place.Nodes(search));
    }

    private static Consumer<Desk> toJobs(List<Long> numbers, Map<Long, Job> jobs) {
        if (numbers.size() == 1) {
            return desk -> desk.select(new Subject.OfJob(numbers.getFirst()));
        }
        Job first = jobs.get(numbers.getFirst());
        String search =
                first == null ? "" : first.state().isFinished() ? first.state().text() : first.reason();
        return desk -> desk.go().accept(new Place.Jobs(search));
    }

    private static String where(List<Long> numbers, Map<Long, Job> jobs) {
        Job only = numbers.size() == 1 ? jobs.get(numbers.getFirst()) : null;
        return only == null ? "" : only.id() + " " + only.name();
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
