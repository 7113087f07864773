package trainyard.app.provision;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Background;
import trainyard.app.kit.Column;
import trainyard.app.kit.Look;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.PlainTable;
import trainyard.core.provision.preflight.Check;
import trainyard.core.provision.preflight.Check.Result;

/** What was found on the machines before a run: what fails stands first. */
final class PreflightPane extends BorderPane {
    private final PlainTable<Check> table;
    private final Label told = new Label();
    final Button anyway = new Button("Provision all the same", new FontIcon("mdi2r-rocket-launch-outline"));

    PreflightPane(Background background) {
        table = PlainTable.of(
                "preflight",
                List.of(
                        Column.state(
                                "Result",
                                96,
                                check -> look(check.result()),
                                Check::commandByHand,
                                Comparator.comparing(Check::result)),
                        Column.code(
                                "Machine",
                                150,
                                Check::machine,
                                Comparator.comparing(Check::machine, NaturalOrder.NAMES)),
                        Column.text("What", 100, check -> check.kind().name().toLowerCase(Locale.ROOT)),
                        Column.<Check>text("Found", 420, Check::sentence).growing(),
                        Column.code("By hand", 440, Check::commandByHand, Comparator.comparing(Check::commandByHand))),
                check -> check.machine() + " " + check.kind(),
                background);
        anyway.setId("preflight-anyway");
        anyway.setMinWidth(USE_PREF_SIZE);
        told.setId("preflight-told");
        told.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(told, space, anyway);
        line.getStyleClass().add("run-failures");
        setTop(line);
        setCenter(table.table().view());
        table.show(
                List.of(),
                "Not looked yet",
                "Pre-flight looks at login, sudo, Python, disk and clock of each machine.");
        anyway.setVisible(false);
    }

    PlainTable<Check> table() {
        return table;
    }

    /** @param begins whether a run was to begin, and did not because of this */
    void show(List<Check> checks, boolean begins) {
        table.show(
                checks.stream()
                        .sorted(Comparator.comparing(check -> check.result() != Result.FAIL))
                        .toList(),
                "Nothing looked at",
                "The plan has no machine that is meant.");
        told.setText(summary(checks, begins));
        anyway.setVisible(begins);
    }

    static boolean isGood(List<Check> checks) {
        return checks.stream().noneMatch(check -> check.result() == Result.FAIL);
    }

    static String summary(List<Check> checks, boolean begins) {
        long failed =
                checks.stream().filter(check -> check.result() == Result.FAIL).count();
        String found = failed == 0
                ? "All machines are ready."
                : failed == 1 ? "One thing is to be mended." : "%,d things are to be mended.".formatted(failed);
        return begins && failed > 0 ? found + " Nothing was begun." : found;
    }

    private static Look look(Result result) {
        return switch (result) {
            case PASS -> new Look("pass", "mdi2c-check", "run-ok");
            case FAIL -> new Look("fail", "mdi2c-close-box", "run-failed");
            case SKIP -> new Look("skipped", "mdi2m-minus", "run-skipped");
        };
    }
}
