package trainyard.app.config;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanEditing;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.form.AttributeForm;
import trainyard.app.kit.Desk;
import trainyard.app.kit.Place;
import trainyard.app.kit.Screen;
import trainyard.app.kit.Subscriptions;
import trainyard.core.render.Templates;

/** The plan of a cluster: edited by forms or as text, and shown as the files that it becomes. */
public final class PlanScreen implements Screen {
    private final Desk desk;
    private final PlanEditing editing;
    private final PlanFiles files;
    private final PlanBar bar;
    private final List<TabGroup> groups;
    private final RefusalStrip refusal = new RefusalStrip();
    private final VBox root = new VBox();
    private final BorderPane content = new BorderPane();
    private final StartPane start;
    private final Subscriptions open = new Subscriptions();

    public PlanScreen(Desk desk) {
        this.desk = desk;
        editing = new PlanEditing(desk.background(), Templates.shipped(), new PlanQuestions(root, refusal));
        files = new PlanFiles(editing, desk, root);
        bar = new PlanBar(editing, files, () -> lead(new PlanPlace.Findings()));
        start = new StartPane(desk, files);
        var plan = new PlanDesk(desk, editing, this::lead);
        var forms = new TabGroup(PlanTabs.forms(plan));
        var outcomes = new TabGroup(PlanTabs.outcomes(plan));
        groups = List.of(forms, outcomes);
        var split = new SplitPane(forms, outcomes);
        split.setOrientation(Orientation.HORIZONTAL);
        split.setDividerPositions(0.52);
        content.setTop(bar);
        content.setCenter(split);
        var places = new StackPane(content, start);
        VBox.setVgrow(places, Priority.ALWAYS);
        root.getChildren().setAll(refusal, places);
        root.setId("plan-screen");
        PlanKeys.install(root, editing, files);
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void shown(Place place) {
        var state = editing.state().subscribe(this::show);
        open.add(state::unsubscribe);
        var lint = editing.lint()
                .subscribe(found -> found.ifPresent(known -> {
                    bar.lint(known);
                    groups.forEach(group -> group.lint(known));
                }));
        open.add(lint::unsubscribe);
        start.shown(open);
        open.add(desk.background().everySecond(files::look));
    }

    @Override
    public void hidden() {
        open.close();
        groups.forEach(TabGroup::hidden);
    }

    @Override
    public Optional<String> unsaved() {
        if (root.getScene() != null) {
            AttributeForm.commitTyped(root.getScene());
        }
        boolean isUnderWay = editing.isUnderWay();
        return editing.state()
                .get()
                .filter(now -> isUnderWay || now.unsaved())
                .map(now -> now.name() + " has unsaved changes.");
    }

    private void show(Optional<PlanState> state) {
        boolean isOpened = start.isVisible() && state.isPresent();
        start.setVisible(state.isEmpty());
        content.setVisible(state.isPresent());
        refusal.clear();
        state.ifPresent(now -> {
            bar.show(now);
            groups.forEach(group -> group.show(now));
        });
        if (isOpened) {
            // The button that was pressed is gone, and the keys with it.
            groups.getFirst().requestFocus();
        }
    }

    private void lead(PlanPlace place) {
        boolean isFound = groups.stream().anyMatch(group -> group.lead(place));
        if (!isFound) {
            refusal.say(
                    switch (place) {
                        case PlanPlace.OfNode(var name) -> "There is no node " + name + " in this plan.";
                        case PlanPlace.OfPartition(var name) -> "There is no partition " + name + " in this plan.";
                        case PlanPlace.InFile there -> "The plan has no " + there.file() + ".";
                        case PlanPlace.GpusOf _ -> "The GPUs of machines are not shown.";
                        case PlanPlace.Findings _ -> "What is found in the plan is not shown.";
                        case PlanPlace.InText _ -> "The plan's text is not shown.";
                    });
        }
    }
}
