package trainyard.app.monitoring;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import trainyard.app.kit.StatePaints;

/** A chart with its title; few curves have a legend, and many are named under the pointer. */
final class ChartView extends VBox {
    private final StatePaints paints;
    private final Label about = new Label();
    private final HBox legend = new HBox(12);
    private final Label missing = new Label();
    private final CurvePane curves;

    ChartView(Panel panel) {
        super(8);
        paints = new StatePaints(this::recolour);
        curves = new CurvePane(paints);
        getStyleClass().addAll("card", "chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        var title = new Label(panel.title());
        title.getStyleClass().add("strong");
        title.setMinWidth(USE_PREF_SIZE);
        about.getStyleClass().add("muted");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        legend.setAlignment(Pos.CENTER_RIGHT);
        var head = new HBox(12, title, space, about, legend);
        head.setAlignment(Pos.CENTER_LEFT);
        missing.getStyleClass().addAll("muted", "chart-missing");
        missing.setWrapText(true);
        missing.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        VBox.setVgrow(missing, Priority.ALWAYS);
        VBox.setVgrow(curves, Priority.ALWAYS);
        getChildren().addAll(paints, head, curves, missing);
        show(false);
    }

    private void show(boolean any) {
        curves.setVisible(any);
        curves.setManaged(any);
        missing.setVisible(!any);
        missing.setManaged(!any);
    }

    void show(Chart chart) {
        boolean any = !chart.curves().isEmpty();
        missing.setText(chart.missing());
        about.setText(chart.about());
        setAccessibleText(chart.spoken());
        curves.show(chart);
        legend(chart);
        show(any);
    }

    private void legend(Chart chart) {
        legend.getChildren().clear();
        boolean named = chart.about().isEmpty();
        legend.setManaged(named);
        about.setManaged(!named);
        if (!named) {
            return;
        }
        for (int i = 0; i < chart.curves().size(); i++) {
            var mark =
                    new Rectangle(8, 8, paints.partition(chart.curves().get(i).colour()));
            mark.setUserData(chart.curves().get(i).colour());
            var name = new Label(chart.curves().get(i).name(), mark);
            name.getStyleClass().add("chart-legend");
            legend.getChildren().add(name);
        }
    }

    private void recolour() {
        for (Node name : legend.getChildren()) {
            if (name instanceof Label label
                    && label.getGraphic() instanceof Rectangle mark
                    && mark.getUserData() instanceof Integer colour) {
                mark.setFill(paints.partition(colour));
            }
        }
        curves.repaint();
    }
}
