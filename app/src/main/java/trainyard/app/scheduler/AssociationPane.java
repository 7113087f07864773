package trainyard.app.scheduler;

import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.PlainTable;
import trainyard.core.live.Job;
import trainyard.core.live.LiveView;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.LimitSet;
import trainyard.core.live.detail.Told;
import trainyard.core.remote.RemoteException;

/** The limits of one account and its users, asked when the account is chosen: all of them could be thousands. */
final class AssociationPane extends VBox {
    private final Desk desk;
    private final ChoiceBox<String> account = new ChoiceBox<>();
    private final PlainTable<LimitSet> table;
    private final Background.Latest<Told<List<LimitSet>>> answers;
    private final Background.Latest<List<String>> accounts;

    AssociationPane(Desk desk) {
        this.desk = desk;
        table = PlainTable.of("associations", Tables.associations(), LimitSet::title, desk.background());
        answers = desk.background()
                .latest(told -> table.show(told.value().orElse(List.of()), "No limits to show", told.missing()));
        accounts = desk.background().latest(this::offer);
        account.setId("account");
        account.setPrefWidth(200);
        account.valueProperty().subscribe(this::ask);
        var label = new Label("Account of a job in the queue");
        label.getStyleClass().add("muted");
        var tools = new HBox(label, account);
        tools.getStyleClass().add("table-tools");
        VBox.setVgrow(table.table().view(), Priority.ALWAYS);
        getChildren().addAll(tools, table.table().view());
        table.table().emptyMeans("Choose an account", "Its limits and its users' are asked then.");
    }

    Runnable watch() {
        return FxBridge.onFx(desk.live(), this::seen);
    }

    private void seen(LiveView view) {
        view.snapshot()
                .ifPresent(snapshot -> accounts.ask(() -> {
                    var names = new TreeSet<String>();
                    snapshot.jobs().stream()
                            .map(Job::account)
                            .filter(name -> !name.isEmpty())
                            .forEach(names::add);
                    return List.copyOf(names);
                }));
    }

    private void offer(List<String> names) {
        if (!names.equals(account.getItems())) {
            String chosen = account.getValue();
            account.getItems().setAll(names);
            account.setValue(chosen);
        }
    }

    private void ask(String name) {
        if (name == null) {
            return;
        }
        desk.cluster()
                .getValue()
                .ifPresent(cluster -> answers.ask(() -> {
                    try {
                        return new ClusterDetails(cluster.shell(), ZoneId.systemDefault()).associations(name);
                    } catch (RemoteException failure) {
                        return new Told.Missing<>(failure.problem().sentence());
                    }
                }));
    }
}
