package trainyard.app.diagnosis;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Cut;

/** What many failures have in common, as chips that filter the list. */
final class PatternStrip extends FlowPane {
    private static final int LONGEST = 48;

    private final Consumer<String> onFilter;

    /** @param onFilter gets the words that find the failures of a pattern */
    PatternStrip(Consumer<String> onFilter) {
        super(8, 8);
        this.onFilter = onFilter;
        setId("failure-patterns");
        getStyleClass().add("failure-patterns");
        show(List.of());
    }

    void show(List<FailurePatterns.Pattern> patterns) {
        getChildren().clear();
        if (!patterns.isEmpty()) {
            var words = new Label("Out of the ordinary");
            words.getStyleClass().add("muted");
            getChildren().add(words);
            patterns.forEach(pattern -> getChildren().add(chip(pattern)));
        }
        setVisible(!patterns.isEmpty());
        setManaged(!patterns.isEmpty());
    }

    private Node chip(FailurePatterns.Pattern pattern) {
        String icon = switch (pattern.kind()) {
            case NODE -> "mdi2s-server";
            case USER -> "mdi2a-account-outline";
            case HOUR -> "mdi2c-clock-outline";
            case BLAMED -> "mdi2t-target";
            case CAUSE -> Looks.CAUSE;
        };
        var chip = new Button(
                "%s: %,d of %,d".formatted(Cut.middle(pattern.name(), LONGEST), pattern.failures(), pattern.of()),
                new FontIcon(icon));
        chip.getStyleClass().addAll("small", "blamed-chip");
        chip.setTooltip(new Tooltip(pattern.sentence() + "\nClick: these failures alone"));
        chip.setOnAction(event -> onFilter.accept(pattern.filter()));
        return chip;
    }
}
