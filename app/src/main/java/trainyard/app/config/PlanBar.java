package trainyard.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanEditing;
import trainyard.app.config.edit.PlanState;
import trainyard.core.lint.Finding;
import trainyard.core.lint.PlanLint;
import trainyard.core.lint.Severity;
import trainyard.core.slurm.SlurmVersion;

/** Above the plan: which file it is, undo, redo, save, the version of Slurm, and how many findings there are. */
final class PlanBar extends HBox {
    private final PlanEditing editing;
    private final MenuButton file = new MenuButton("", new FontIcon("mdi2f-file-document-edit-outline"));
    private final Label unsaved = new Label("Unsaved");
    private final Button undo = icon("mdi2u-undo", "undo");
    private final Button redo = icon("mdi2r-redo", "redo");
    private final Button save = new Button("Save", new FontIcon("mdi2c-content-save-outline"));
    private final ComboBox<SlurmVersion> version = new ComboBox<>();
    private final Button findings = new Button();
    private boolean showing;

    /** @param toFindings leads to what lint has found */
    PlanBar(PlanEditing editing, PlanFiles files, Runnable toFindings) {
        this.editing = editing;
        getStyleClass().add("plan-bar");
        file.setId("plan-file");
        file.getStyleClass().add("strong");
        file.getItems()
                .setAll(
                        item("New plan", "mdi2f-file-plus-outline", () -> files.create(StartPane.empty())),
                        item("Open…", "mdi2f-folder-open-outline", files::choose),
                        item("Save as…", "mdi2c-content-save-edit-outline", files::saveAs),
                        new SeparatorMenuItem(),
                        item("Close", "mdi2c-close", files::close));
        unsaved.getStyleClass().add("unsaved");
        undo.setOnAction(event -> editing.undo());
        redo.setOnAction(event -> editing.redo());
        save.setId("plan-save");
        save.getStyleClass().add("accent");
        save.setTooltip(new Tooltip("Save  " + PlanKeys.SAVE.getDisplayText()));
        save.setOnAction(event -> files.save());
        version.setId("plan-version");
        version.getItems().setAll(SlurmVersion.TESTED);
        version.setCellFactory(list -> new VersionCell());
        version.setButtonCell(new VersionCell());
        version.setTooltip(new Tooltip("The version of Slurm that the files are shown and linted for"));
        version.setOnAction(event -> {
            if (!showing && version.getValue() != null) {
                editing.version(version.getValue());
            }
        });
        findings.setId("plan-findings");
        findings.getStyleClass().addAll("flat", "plan-findings", "job-completed");
        findings.setTooltip(new Tooltip("Show what is found"));
        findings.setOnAction(event -> toFindings.run());
        findings.setVisible(false);
        for (Region whole : List.of(unsaved, findings, save, version)) {
            whole.setMinWidth(USE_PREF_SIZE);
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().setAll(file, unsaved, undo, redo, space, findings, version, save);
    }

    private static MenuItem item(String title, String icon, Runnable run) {
        var item = new MenuItem(title, new FontIcon(icon));
        item.setOnAction(event -> run.run());
        return item;
    }

    private static Button icon(String literal, String name) {
        var button = new Button(name, new FontIcon(literal));
        button.setId("plan-" + name);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "button-icon");
        return button;
    }

    void show(PlanState state) {
        showing = true;
        file.setText(state.name());
        file.setTooltip(state.path().map(Path::toString).map(Tooltip::new).orElse(null));
        unsaved.setVisible(state.unsaved());
        unsaved.setManaged(state.unsaved());
        save.setDisable(!state.unsaved() || state.broken().isPresent());
        button(undo, "Undo", state.broken().map(broken -> "what was typed").or(state::undo), PlanKeys.UNDO);
        button(redo, "Redo", state.redo(), PlanKeys.REDO);
        SlurmVersion shown = SlurmVersion.TESTED.stream()
                .filter(tested -> tested.release().equals(state.version().release()))
                .findFirst()
                .orElse(state.version());
        if (!version.getItems().contains(shown)) {
            version.getItems().add(shown);
        }
        version.setValue(shown);
        showing = false;
    }

    private static void button(Button button, String verb, Optional<String> what, KeyCombination keys) {
        button.setDisable(what.isEmpty());
        button.setTooltip(what.map(title -> new Tooltip(verb + ": " + title + "  " + keys.getDisplayText()))
                .orElse(null));
    }

    void lint(PlanLint lint) {
        long errors = count(lint, Severity.ERROR);
        long warnings = count(lint, Severity.WARNING);
        Node glyph = new FontIcon(
                errors > 0
                        ? "mdi2c-close-circle"
                        : warnings > 0 ? "mdi2a-alert-outline" : "mdi2c-check-circle-outline");
        findings.setVisible(true);
        findings.setGraphic(glyph);
        findings.setText(
                errors + warnings == 0
                        ? "Nothing found"
                        : Stream.of(counted(errors, "error"), counted(warnings, "warning"))
                                .filter(words -> !words.isEmpty())
                                .collect(Collectors.joining(", ")));
        findings.getStyleClass().removeAll("severity-critical", "severity-warning", "job-completed");
        findings.getStyleClass()
                .add(errors > 0 ? "severity-critical" : warnings > 0 ? "severity-warning" : "job-completed");
    }

    private static String counted(long count, String word) {
        return count == 0 ? "" : "%,d %s".formatted(count, count == 1 ? word : word + "s");
    }

    private static long count(PlanLint lint, Severity severity) {
        return lint.findings().stream()
                .map(Finding::severity)
                .filter(severity::equals)
                .count();
    }

    private static final class VersionCell extends ListCell<SlurmVersion> {
        @Override
        protected void updateItem(@Nullable SlurmVersion version, boolean empty) {
            super.updateItem(version, empty);
            setText(empty || version == null ? null : "Slurm " + version.release());
        }
    }
}
