package trainyard.app.composer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.composer.ComposerModel.Remark;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.code.CodeView;
import trainyard.app.kit.code.Language;
import trainyard.app.kit.code.LineMark;
import trainyard.core.lint.Severity;

/** The script, read and edited, with what a hand wrote and what is wrong marked beside its lines. */
final class ScriptPane extends BorderPane {
    private final CodeView code = new CodeView("composer-script");
    private final Label hand = new Label();
    private final Button drop = new Button("Drop what I wrote", new FontIcon("mdi2u-undo"));

    /** @param typed hears the whole text after each letter */
    ScriptPane(Consumer<String> typed, Runnable dropHand) {
        code.open("", Language.SHELL);
        code.editable(true);
        code.onTyped(() -> typed.accept(code.text()));
        hand.setId("composer-hand");
        hand.getStyleClass().add("muted");
        drop.setId("composer-drop");
        drop.getStyleClass().addAll("flat", "small");
        drop.setOnAction(event -> dropHand.run());
        var copy = new Button("Copy", new FontIcon("mdi2c-content-copy"));
        copy.getStyleClass().addAll("flat", "small");
        copy.setOnAction(event -> RowCopy.toClipboard(code.text()));
        var title = new Label("Script");
        title.getStyleClass().add("section-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var tools = new HBox(title, hand, space, drop, copy);
        tools.getStyleClass().add("code-tools");
        setTop(tools);
        setCenter(code);
        getStyleClass().add("composer-script");
    }

    void show(ComposerModel model, List<Remark> remarks) {
        code.text(model.now().text());
        Map<Integer, LineMark> marks = new HashMap<>();
        model.now().byHand().forEach(line -> marks.put(line, LineMark.changed()));
        for (Remark remark : remarks) {
            if (remark instanceof Remark.AtLine(var finding) && finding.severity() != Severity.NOTE) {
                var kind = finding.severity() == Severity.ERROR ? LineMark.Kind.ERROR : LineMark.Kind.WARNING;
                marks.merge(
                        finding.at().line(),
                        new LineMark(kind, finding.message() + "; " + finding.mend()),
                        LineMark::and);
            }
        }
        code.marks(marks);
        int lines = model.now().byHand().size();
        hand.setText(lines == 0 ? "" : lines == 1 ? "1 line by hand" : "%,d lines by hand".formatted(lines));
        drop.setVisible(model.now().isEdited());
        drop.setManaged(model.now().isEdited());
    }

    void lead(int line, int column) {
        code.lead(line, column);
    }
}
