package trainyard.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import trainyard.app.kit.Look;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Words;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;

/**
 * What the command palette finds: screens and actions by their words, nodes by name, jobs by id, name or user.
 *
 * @param commands screens and actions
 * @param open leads to a node or a job
 */
record Palette(List<Hit> commands, Consumer<Subject> open) {
    private static final int MOST_OF_A_KIND = 8;

    /**
     * One line of the palette.
     *
     * @param detail stands behind the title, quieter
     * @param keys the shortcut that does the same; empty for none
     */
    record Hit(String title, String detail, String icon, String keys, Runnable run) {}

    List<Hit> hits(String text, Optional<Snapshot> snapshot) {
        Words words = Words.of(text);
        var hits = new ArrayList<Hit>();
        if (!words.isEmpty() && snapshot.isPresent()) {
            exactJob(text.strip(), snapshot.get()).ifPresent(hits::add);
        }
        commands.stream()
                .filter(command -> words.areIn(command.title(), command.detail()))
                .forEach(hits::add);
        if (!words.isEmpty() && snapshot.isPresent()) {
            nodes(words, snapshot.get(), hits);
            jobs(words, text.strip(), snapshot.get(), hits);
        }
        return hits;
    }

    private Optional<Hit> exactJob(String id, Snapshot snapshot) {
        return snapshot.jobs().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .map(this::hit);
    }

    private void nodes(Words words, Snapshot snapshot, List<Hit> hits) {
        snapshot.nodes().stream()
                .filter(node -> words.areIn(node.name()))
                .limit(MOST_OF_A_KIND)
                .map(this::hit)
                .forEach(hits::add);
    }

    private void jobs(Words words, String exact, Snapshot snapshot, List<Hit> hits) {
        snapshot.jobs().stream()
                .filter(job -> !job.id().equals(exact))
                .filter(job -> words.areIn(job.id(), job.name(), job.user()))
                .limit(MOST_OF_A_KIND)
                .map(this::hit)
                .forEach(hits::add);
    }

    private Hit hit(Node node) {
        String detail = "node, " + node.state().shown().word();
        return new Hit(node.name(), detail, "mdi2s-server", "", () -> open.accept(new Subject.OfNode(node.name())));
    }

    private Hit hit(Job job) {
        Look look = Look.of(job.state());
        String detail = job.name() + ", " + job.user() + ", " + look.word();
        return new Hit(job.id(), detail, look.icon(), "", () -> open.accept(new Subject.OfJob(job.number())));
    }
}
