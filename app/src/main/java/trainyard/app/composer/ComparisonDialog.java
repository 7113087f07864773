package trainyard.app.composer;

import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;
import trainyard.app.kit.code.CodeView;
import trainyard.app.kit.code.Language;
import trainyard.core.conf.UnifiedDiff;
import trainyard.core.job.Submissions.Submission;

/** What two submissions' scripts do not have in common. */
final class ComparisonDialog extends Dialog<Void> {
    ComparisonDialog(Submission earlier, Submission later, Window owner) {
        String title = "Job " + earlier.id() + " and job " + later.id();
        setTitle(title);
        setHeaderText(title);
        initOwner(owner);
        setResizable(true);
        String difference = String.join("\n", UnifiedDiff.of("script", earlier.script(), later.script()));
        var code = new CodeView("composer-comparison");
        code.editable(false);
        code.open(difference.isEmpty() ? "Their scripts are the same." : difference, Language.PLAIN);
        var pane = getDialogPane();
        pane.setContent(code);
        pane.setPrefSize(800, 560);
        pane.getButtonTypes().setAll(ButtonType.CLOSE);
        pane.getStylesheets().setAll(owner.getScene().getStylesheets());
    }
}
