package trainyard.app.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import trainyard.app.kit.CommandPreview;
import trainyard.app.kit.PageParts;
import trainyard.core.live.detail.JobWhy;
import trainyard.core.live.detail.Told;

/** Why a job waits, the limit that it hits, its turn, and the least that would let it start. */
final class WhyView extends VBox {
    WhyView() {
        super(24);
        getStyleClass().add("page-content");
    }

    void say(String sentence) {
        getChildren().setAll(PageParts.muted(sentence));
    }

    void show(Told<JobWhy> told, Instant now) {
        if (told.value().isEmpty()) {
            say(told.missing());
            return;
        }
        JobWhy why = told.value().get();
        var text = new WhyText(why, now);
        var parts = new ArrayList<Node>();
        var reason = new VBox(4, PageParts.words(why.reason().sentence()));
        for (String more : List.of(why.reason().help(), text.who())) {
            if (!more.isEmpty()) {
                reason.getChildren().add(PageParts.muted(more));
            }
        }
        parts.add(PageParts.section("Reason: " + why.job().reason().replace('_', ' '), reason));
        why.change().ifPresent(change -> {
            var box = new VBox(8, PageParts.words(change.sentence()));
            change.command().ifPresent(command -> {
                var preview = new CommandPreview();
                preview.show(List.of(command));
                box.getChildren().add(preview);
            });
            parts.add(PageParts.section("What would let it start", box));
        });
        add(parts, "Limits", text.limits());
        add(parts, "Its turn", text.turn());
        add(parts, "Priority by factor", text.priority());
        add(parts, "Not found out", why.notes());
        getChildren().setAll(parts);
    }

    private static void add(List<Node> parts, String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            var lines = new VBox(4);
            sentences.forEach(sentence -> lines.getChildren().add(PageParts.words(sentence)));
            parts.add(PageParts.section(title, lines));
        }
    }
}
