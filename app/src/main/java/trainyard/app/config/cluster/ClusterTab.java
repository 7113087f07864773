package trainyard.app.config.cluster;

import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.cluster.Section.Group;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanProblems;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.config.edit.ValueEdit;
import trainyard.app.config.form.Attribute;
import trainyard.app.kit.Cut;
import trainyard.app.kit.EmptyState;
import trainyard.core.lint.PlanLint;
import trainyard.core.plan.Position;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.PlanEdit;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.slurm.SlurmVersion;

/** The settings of the cluster as a whole: a list of sections, the forms of one, and a search over all. */
public final class ClusterTab implements PlanTab {
    private static final double LIST = 148;
    private static final int MOST_WORDS = 40;

    private final PlanDesk plan;
    private final TextField search = new TextField();
    private final ListView<SectionPane> list = new ListView<>();
    private final List<SectionPane> panes;
    private final ScrollPane scroll = new ScrollPane();
    private final EmptyState none = new EmptyState("mdi2m-magnify");
    private final BorderPane root = new BorderPane();
    private Optional<PlanState> state = Optional.empty();

    public ClusterTab(PlanDesk plan) {
        this.plan = plan;
        panes = Sections.all().stream()
                .map(section -> new SectionPane(section, this::set, this::lead))
                .toList();
        search.setId("cluster-search");
        search.setPromptText("Find a setting");
        search.textProperty().subscribe(this::find);
        list.setId("cluster-sections");
        list.getItems().setAll(panes);
        list.setCellFactory(cells -> new TitleCell());
        list.setFixedCellSize(28);
        list.getSelectionModel().selectedItemProperty().subscribe(this::see);
        list.getSelectionModel().select(0);
        VBox.setVgrow(list, Priority.ALWAYS);
        var side = new VBox(8, search, list);
        side.getStyleClass().add("cluster-side");
        side.setPrefWidth(LIST);
        var content = new VBox(24);
        content.getChildren().setAll(panes);
        content.getStyleClass().add("cluster-content");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        root.setLeft(side);
        none.setVisible(false);
        root.setCenter(new StackPane(scroll, none));
    }

    @Override
    public String title() {
        return "Cluster";
    }

    @Override
    public String icon() {
        return "mdi2t-tune";
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void show(PlanState next) {
        state = Optional.of(next);
        panes.forEach(pane -> pane.show(next.view().root()));
    }

    @Override
    public void lint(PlanLint lint) {
        state.ifPresent(now -> {
            var problems = PlanProblems.of(now, lint);
            panes.forEach(pane -> pane.problems(problems));
            list.refresh();
        });
    }

    /** Of a search all hits are seen, until one of the sections is chosen. */
    private void find(String words) {
        var found = panes.stream().filter(pane -> pane.find(words) > 0).toList();
        list.getSelectionModel().clearSelection();
        list.getItems().setAll(found);
        if (words.isBlank()) {
            list.getSelectionModel().select(0);
        }
        see(list.getSelectionModel().getSelectedItem());
        none.say(
                "No setting has '" + Cut.middle(words.strip(), MOST_WORDS) + "'",
                "Titles, meanings, the plan's keys and Slurm's names are searched.");
        none.setVisible(found.isEmpty());
        scroll.setVisible(!found.isEmpty());
    }

    private void see(@Nullable SectionPane chosen) {
        panes.forEach(pane -> pane.setVisible(chosen == null ? list.getItems().contains(pane) : chosen == pane));
        scroll.setVvalue(0);
    }

    private void set(Group group, Attribute attribute, Optional<Data> value, Runnable left) {
        if (state.isEmpty()) {
            return;
        }
        Data data = state.get().view().root();
        PlanPath at = group.at().key(attribute.key());
        boolean isLast = value.isEmpty()
                && group.goesWhenEmpty()
                && data.at(group.at()).orElse(Data.nothing()) instanceof Data.Mapping(var entries)
                && entries.size() == 1;
        plan.editing()
                .edit(
                        isLast
                                ? new Edit.Several(attribute.setting(value), List.of(new PlanEdit.Unset(group.at())))
                                : ValueEdit.of(attribute.setting(value), at, data.at(at), value),
                        left);
        if (at.equals(PlanView.SLURM.key("version"))) {
            value.flatMap(Data::asText).flatMap(SlurmVersion::find).ifPresent(plan.editing()::version);
        }
    }

    private void lead(Group group, Attribute attribute) {
        PlanPath at = group.at().key(attribute.key());
        state.ifPresent(now -> {
            PlanPath known = at;
            while (!known.isRoot() && !now.file().positions().containsKey(known.toString())) {
                known = known.parent();
            }
            plan.go()
                    .accept(new PlanPlace.InText(
                            now.file().positions().getOrDefault(known.toString(), Position.START)));
        });
    }

    private static final class TitleCell extends ListCell<SectionPane> {
        private final FontIcon mark = new FontIcon("mdi2a-alert-circle-outline");
        private final Tooltip problems = new Tooltip();

        TitleCell() {
            getStyleClass().add("chip-problem");
            setContentDisplay(ContentDisplay.RIGHT);
        }

        @Override
        protected void updateItem(@Nullable SectionPane pane, boolean empty) {
            super.updateItem(pane, empty);
            int wrong = empty || pane == null ? 0 : pane.wrong();
            setText(empty || pane == null ? null : pane.section().title());
            problems.setText(wrong == 1 ? "One of its values is wrong" : wrong + " of its values are wrong");
            setGraphic(wrong == 0 ? null : mark);
            setTooltip(wrong == 0 ? null : problems);
        }
    }
}
