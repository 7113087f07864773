package trainyard.app.diagnosis;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.RowCopy;
import trainyard.core.settings.PrivateFiles;

/** The forms in which a report is handed on. */
final class ExportMenu extends MenuButton {
    @FunctionalInterface
    private interface Writing {
        void write(Diagnosed diagnosed, Path file) throws Exception;
    }

    private final DiagnosisDesk diagnosis;
    private Optional<Diagnosed> shown = Optional.empty();

    ExportMenu(DiagnosisDesk diagnosis) {
        super("Export", new FontIcon("mdi2e-export-variant"));
        this.diagnosis = diagnosis;
        setId("report-export");
        setDisable(true);
        ReportExports exports = diagnosis.tools().exports();
        var copy = new MenuItem("Copy as Markdown");
        copy.setId("export-copy");
        copy.setOnAction(event -> shown.ifPresent(now -> diagnosis
                .desk()
                .background()
                .task("Writing the report", () -> exports.markdown(now.report()), text -> {
                    RowCopy.toClipboard(text);
                    diagnosis.desk().tell().accept("The report is in the clipboard.");
                })));
        getItems()
                .setAll(
                        item("One HTML page…", ".html", (now, file) -> text(file, exports.html(now.report()))),
                        item("Markdown…", ".md", (now, file) -> text(file, exports.markdown(now.report()))),
                        item("JSON…", ".json", (now, file) -> text(file, exports.json(now.report()))),
                        item("Support bundle, without secrets…", ".zip", exports::bundle),
                        copy);
    }

    void show(Diagnosed now) {
        shown = Optional.of(now);
        setDisable(false);
    }

    void none() {
        shown = Optional.empty();
        setDisable(true);
    }

    private static void text(Path file, String content) throws Exception {
        PrivateFiles.write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private MenuItem item(String title, String ending, Writing writing) {
        var item = new MenuItem(title);
        item.setId("export-" + ending.substring(1));
        item.setOnAction(event -> shown.ifPresent(now -> diagnosis
                .tools()
                .choosing()
                .save(this, "Export the report", name(now) + ending)
                .ifPresent(file -> write(now, file, writing))));
        return item;
    }

    private static String name(Diagnosed now) {
        String id = now.report().job().id();
        return id.isEmpty() ? "diagnosis" : "diagnosis-" + id;
    }

    private void write(Diagnosed now, Path file, Writing writing) {
        diagnosis
                .desk()
                .background()
                .task(
                        "Writing " + file.getFileName(),
                        () -> {
                            writing.write(now, file);
                            return file;
                        },
                        done -> diagnosis.desk().tell().accept("The report was written to " + done + "."));
    }
}
