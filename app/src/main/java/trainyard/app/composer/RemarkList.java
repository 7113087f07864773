package trainyard.app.composer;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.composer.ComposerModel.Remark;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.Sentence;
import trainyard.core.lint.Severity;

/** What is to be said about the fields and about the script; each leads to its place. */
final class RemarkList extends ListView<Remark> {
    RemarkList(Consumer<Remark> lead) {
        setId("composer-remarks");
        getStyleClass().add("sentence-list");
        setPlaceholder(new EmptyState("mdi2c-check-circle-outline")
                .say("Nothing to mend", "Neither the fields nor the script have anything that is known to go wrong."));
        setCellFactory(list -> new RemarkCell());
        setOnMouseClicked(event -> chosen().ifPresent(lead));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen().ifPresent(lead);
            }
        });
    }

    private Optional<Remark> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    void show(List<Remark> remarks) {
        if (!getItems().equals(remarks)) {
            getItems().setAll(remarks);
        }
    }

    private static final class RemarkCell extends ListCell<Remark> {
        private final Label where = new Label();
        private final Label what = new Label();
        private final Label mend = new Label();
        private final FontIcon icon = new FontIcon();
        private final HBox row;

        RemarkCell() {
            where.getStyleClass().addAll("muted", "small-text");
            where.setMinWidth(64);
            what.setWrapText(true);
            mend.setWrapText(true);
            mend.getStyleClass().addAll("muted", "attribute-meaning");
            var words = new VBox(2, what, mend);
            HBox.setHgrow(words, Priority.ALWAYS);
            row = new HBox(8, icon, where, words);
            row.getStyleClass().add("remark-row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Remark remark, boolean empty) {
            super.updateItem(remark, empty);
            setGraphic(empty || remark == null ? null : row);
            switch (remark) {
                case null -> {
                    // an empty row
                }
                case Remark.AtField(var problem) ->
                    say(
                            problem.isError() ? Severity.ERROR : Severity.NOTE,
                            problem.field().title(),
                            problem.what(),
                            problem.mend());
                case Remark.AtLine(var finding) ->
                    say(finding.severity(), "line " + finding.at().line(), finding.message(), finding.mend());
            }
        }

        private void say(Severity severity, String place, String message, String advice) {
            icon.setIconLiteral(
                    switch (severity) {
                        case ERROR -> "mdi2c-close-circle";
                        case WARNING -> "mdi2a-alert";
                        case NOTE -> "mdi2i-information-outline";
                    });
            row.getStyleClass().removeAll("error", "warning", "note");
            row.getStyleClass().add(severity.word());
            where.setText(place);
            what.setText(Sentence.of(message));
            mend.setText(Sentence.of(advice));
        }
    }
}
