package trainyard.app.config.partitions;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanProblems;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.kit.Background;
import trainyard.app.kit.EmptyState;
import trainyard.core.lint.PlanLint;

/** The board of partitions and nodes, and under it the attributes of the partition that is chosen. */
public final class PartitionsTab implements PlanTab {
    private final StackPane root = new StackPane();
    private final BoardEdits edits;
    private final CardColumn cards;
    private final NodePool pool;
    private final PartitionForm form;
    private final SplitPane whole = new SplitPane();
    private final EmptyState none = new EmptyState("mdi2v-view-column-outline")
            .say("No partitions yet", "Users submit their jobs to partitions. Name the first one below.");
    private final Background.Latest<Seen> making;
    private Optional<PlanState> state = Optional.empty();
    private Optional<PlanLint> lint = Optional.empty();
    private Optional<String> sought = Optional.empty();
    private String wanted = "";

    private record Seen(PlanState state, Board board) {}

    public PartitionsTab(PlanDesk plan) {
        edits = new BoardEdits(plan, this::want);
        making = plan.desk().background().latest(this::seen);
        var layer = new Pane();
        var drag = new NodeDrag(layer);
        drag.within(root);
        var fresh = new NewPartition(edits, drag);
        pool = new NodePool(edits, drag, nodes -> fresh.hold(nodes, true));
        cards = new CardColumn(
                name -> new PartitionCard(name, edits, drag, nodes -> fresh.hold(nodes, false)), this::choose);
        drag.scrolling(cards);
        form = new PartitionForm(edits);
        none.setMouseTransparent(true);
        var column = new StackPane(cards, none);
        VBox.setVgrow(column, Priority.ALWAYS);
        var right = new VBox(column, fresh);
        right.setMinWidth(260);
        pool.setMinWidth(170);
        var board = new SplitPane(pool, right);
        board.setDividerPositions(0.38);
        whole.getItems().setAll(board);
        whole.setOrientation(Orientation.VERTICAL);
        root.setId("partitions-board");
        root.getChildren().setAll(whole, layer);
    }

    @Override
    public String title() {
        return "Partitions";
    }

    @Override
    public String icon() {
        return "mdi2v-view-column-outline";
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void show(PlanState next) {
        making.ask(() -> new Seen(next, Board.of(next.view(), next.file().plan())));
    }

    private void seen(Seen now) {
        state = Optional.of(now.state());
        edits.show(now.board());
        pool.show(now.board());
        cards.show(now.board());
        none.setVisible(now.board().cards().isEmpty());
        showChosen();
        sought.ifPresent(this::lookFor);
    }

    private void want(String name) {
        wanted = name;
        sought = Optional.of(name);
    }

    private void choose(String name) {
        if (!wanted.equals(name)) {
            wanted = name;
            showChosen();
        }
    }

    /** The one that is wanted, or the first where that one is not there. */
    private Optional<Card> chosen() {
        Board board = edits.board();
        return board.card(wanted).or(() -> board.cards().stream().findFirst());
    }

    private void showChosen() {
        Optional<Card> chosen = chosen();
        cards.select(chosen.map(Card::name).orElse(""));
        chosen.ifPresent(form::show);
        seeForm(chosen.isPresent());
        showProblems();
    }

    /** Without a partition the board has the whole height. */
    private void seeForm(boolean isSeen) {
        if (isSeen && !whole.getItems().contains(form)) {
            whole.getItems().add(form);
            whole.setDividerPositions(0.58);
        } else if (!isSeen) {
            whole.getItems().remove(form);
        }
    }

    @Override
    public void lint(PlanLint found) {
        lint = Optional.of(found);
        showProblems();
    }

    private void showProblems() {
        if (state.isPresent() && lint.isPresent()) {
            Map<String, Map<String, String>> problems = problems(state.get(), lint.get());
            var counts = new HashMap<String, Integer>();
            problems.forEach((name, wrong) -> counts.put(name, wrong.size()));
            cards.problems(counts);
            form.problems(chosen().map(card -> problems.getOrDefault(card.name(), Map.of()))
                    .orElse(Map.of()));
        }
    }

    private static Map<String, Map<String, String>> problems(PlanState state, PlanLint lint) {
        PlanProblems all = PlanProblems.of(state, lint);
        var problems = new HashMap<String, Map<String, String>>();
        state.view().partitions().forEach((name, partition) -> problems.put(name, all.under(partition.path())));
        return problems;
    }

    @Override
    public boolean lead(PlanPlace place) {
        if (place instanceof PlanPlace.OfPartition(String name)) {
            want(name);
            lookFor(name);
            return true;
        }
        return false;
    }

    /** Brings it into sight, as soon as the plan that has it is shown. */
    private void lookFor(String name) {
        if (edits.board().card(name).isPresent()) {
            sought = Optional.empty();
            showChosen();
            // Once a card that is new has its place.
            Platform.runLater(() -> cards.reveal(name));
        }
    }

    @Override
    public void hidden() {
        making.forget();
    }
}
