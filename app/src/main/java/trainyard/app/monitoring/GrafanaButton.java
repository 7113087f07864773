package trainyard.app.monitoring;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Desk;
import trainyard.app.kit.OpenCluster;
import trainyard.core.metrics.Grafana;

/** Opens the cluster's Grafana in the user's browser. The tunnel there stays until another cluster is open. */
final class GrafanaButton extends Button {
    static final String NONE =
            "No Grafana answers on the controller. The plan's monitoring sets it up with grafana: true,"
                    + " where the machines have its package.";

    private final Desk desk;
    private Optional<Grafana> grafana = Optional.empty();

    GrafanaButton(Desk desk) {
        super("Grafana", new FontIcon("mdi2o-open-in-new"));
        this.desk = desk;
        setId("monitoring-grafana");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip("Open the cluster's Grafana in the browser, through the SSH connection"));
        setOnAction(event -> desk.cluster().getValue().ifPresent(this::open));
        desk.cluster().subscribe(cluster -> {
            close();
            setDisable(cluster.isEmpty());
        });
    }

    private void open(OpenCluster cluster) {
        if (grafana.isPresent()) {
            desk.browse().accept(grafana.get().address());
        } else {
            desk.background().task("Looking for Grafana", () -> Grafana.behind(cluster.shell()), found -> {
                boolean still = desk.cluster().getValue().equals(Optional.of(cluster));
                if (found.isEmpty()) {
                    desk.tell().accept(NONE);
                } else if (still) {
                    grafana = found;
                    desk.browse().accept(found.get().address());
                } else {
                    found.get().close();
                }
            });
        }
    }

    private void close() {
        grafana.ifPresent(Grafana::close);
        grafana = Optional.empty();
    }
}
