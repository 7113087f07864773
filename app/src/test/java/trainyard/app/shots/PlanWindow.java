package trainyard.app.shots;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionModel;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import trainyard.app.kit.Place;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.settings.Preferences.Theme;

/**
 * Pictures of the whole window with a plan, each part of it in the states that a plan can give it: {@code PlanWindow
 * FOLDER LIGHT|DARK WIDTH PLAN...}. A plan is a number of nodes, an example's name, {@code empty} or a file.
 */
final class PlanWindow {
    private final Shots shots;

    private PlanWindow(Shots shots) {
        this.shots = shots;
    }

    public static void main(String[] arguments) throws Exception {
        Toolkit.start();
        Path folder = Path.of(arguments[0]);
        Theme theme = Theme.valueOf(arguments[1]);
        int width = Integer.parseInt(arguments[2]);
        for (String plan : List.of(arguments).subList(3, arguments.length)) {
            Path file = Path.of(plan);
            Path to = folder.resolve("%s-%s-%d".formatted(file.getFileName(), theme, width));
            Files.createDirectories(to);
            if (!Files.exists(file)) {
                file = Files.writeString(to.resolve("cluster.yaml"), text(plan));
            }
            var session = new SampleSession(Samples.cluster(3, 9), false);
            int height = width == 1280 ? 800 : width * 9 / 16;
            var shots = new Shots(to, session, theme, SampleSession.CLOCK, width, height, Duration.ofMillis(600));
            new PlanWindow(shots).all(file);
            shots.close();
        }
        System.exit(0);
    }

    private static String text(String plan) {
        if (plan.equals("empty")) {
            return ExamplePlans.empty();
        }
        return ExamplePlans.NAMES.contains(plan) ? ExamplePlans.text(plan) : PlanTexts.text(Integer.parseInt(plan));
    }

    private void all(Path file) throws Exception {
        var desk = shots.window().console().desk();
        Toolkit.onFx(() -> {
            desk.prefer().accept(now -> now.withScreen("plan", Map.of("recent-0", file.toString())));
            return 0;
        });
        shots.take("0-start", new Place.Plan());
        shots.take("1-nodes", () -> {
            shots.findAll(".hyperlink").stream()
                    .map(Hyperlink.class::cast)
                    .filter(link -> link.getText().equals(file.toString()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return 0;
        });
        part("nodes-and-gpus", "1-nodes-machine", "#plan-nodes", 1);
        for (String page : List.of("gpus", "passthrough", "other-resources")) {
            press("1-nodes-" + page, "#node-page-" + page);
        }
        part("partitions", "2-partitions", "#all-nodes", 0);
        shots.take("2-partitions-form", () -> {
            shots.findAll(".toggle-button").stream()
                    .filter(node -> String.valueOf(node.getId()).startsWith("unfold-"))
                    .findFirst()
                    .ifPresent(node -> ((ButtonBase) node).fire());
            return 0;
        });
        for (int section : new int[] {0, 4, 8}) {
            part("cluster", "3-cluster-" + section, "#cluster-sections", section);
        }
        part("topology", "4-topology", "#topology-list", 1);
        part("gpu-truth", "5-truth", "#truth-list", 0);
        part("yaml", "6-yaml", "#none", 0);
        part("files", "6-files", "#plan-files", 2);
        part("differences", "6-differences", "#none", 0);
        part("lint", "6-lint", "#lint-list", 1);
        press("6-lint-rules", "#lint-show-rules");
    }

    private void press(String name, String selector) throws Exception {
        shots.take(name, () -> {
            Optional.ofNullable(shots.window().scene().lookup(selector)).ifPresent(node -> ((ButtonBase) node).fire());
            return 0;
        });
    }

    /** Opens the part, and selects this row of the list that it has. */
    private void part(String tab, String name, String list, int row) throws Exception {
        shots.take(name, () -> {
            List<TabPane> groups = new ArrayList<>();
            shots.findAll(".plan-tabs").forEach(node -> groups.add((TabPane) node));
            for (TabPane group : groups) {
                group.getTabs().stream()
                        .filter(one -> ("plan-tab-" + tab).equals(one.getId()))
                        .forEach(group.getSelectionModel()::select);
            }
            return 0;
        });
        shots.take(name, () -> {
            Optional<SelectionModel<?>> rows = switch (shots.window().scene().lookup(list)) {
                case ListView<?> view -> Optional.of(view.getSelectionModel());
                case TableView<?> view -> Optional.of(view.getSelectionModel());
                case TreeView<?> view -> Optional.of(view.getSelectionModel());
                case TreeTableView<?> view -> Optional.of(view.getSelectionModel());
                case null, default -> Optional.empty();
            };
            rows.ifPresent(model -> model.select(row));
            return 0;
        });
    }
}
