package trainyard.app.kit;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import trainyard.core.live.output.TextLine;

/**
 * Lines as a terminal shows them, appended fast and without end: the newest are kept, the view follows the end until
 * the user scrolls up. Used on the FX thread, but for its {@link LogFeed}.
 */
public final class LogView extends BorderPane {
    /** Lines kept, unless told otherwise. */
    public static final int MOST = 1_000_000;

    /** Rows while the view follows the end; all lines are rows once the user looks further up. */
    private static final int TAIL = 20_000;

    private static final double ROW = 18;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final LineRing lines;
    private final ListView<TextLine> list;
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final LogTools tools;
    private final Label older = new Label();
    private final Hyperlink fromBeginning = new Hyperlink("Show from the beginning");
    private final HBox olderRow = new HBox(8, older, fromBeginning);
    private final AnimationTimer drain = new AnimationTimer() {
        @Override
        public void handle(long now) {
            drain();
        }
    };
    private Set<Integer> marked = Set.of();
    private boolean hasOlder;
    private LogFeed feed;

    /** @param olderAre says where lines are that are not kept: {@code Older lines are on the cluster.} */
    public LogView(Background background, String olderAre) {
        this(background, olderAre, MOST);
    }

    LogView(Background background, String olderAre, int most) {
        lines = new LineRing(most);
        list = new ListView<>(lines);
        feed = new LogFeed(this::wake);
        tools = new LogTools(background, this);
        getStyleClass().add("log-view");
        list.setId("log-lines");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new LogCell(index -> marked.contains(lines.hidden() + index)));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        // A list that becomes lower keeps its first row in view, not its last.
        list.heightProperty().subscribe(height -> drain.start());
        older.setText(olderAre);
        olderRow.getStyleClass().add("log-older");
        fromBeginning.setVisible(false);
        setTop(new VBox(tools, olderRow));
        setCenter(list);
        tellOlder();
        copying();
        noticeScrolling();
        following.subscribe(on -> {
            if (on) {
                lines.showLast(TAIL);
                toEnd();
            } else {
                showAll();
            }
        });
    }

    /** What is in view stays there, while rows come in above it. */
    private void showAll() {
        int top = firstVisible();
        int above = lines.hidden();
        lines.showLast(Integer.MAX_VALUE);
        if (above > 0) {
            list.scrollTo(top + above);
        }
    }

    /**
     * Shows lines that are all there already, and none that come later.
     *
     * @param stillLines all of them
     * @param notable indices of those to mark
     * @param first the index of the one to select and bring into view; negative for none
     */
    public void show(List<TextLine> stillLines, Set<Integer> notable, int first) {
        open();
        tools.still();
        following.set(false);
        marked = Set.copyOf(notable);
        lines.append(stillLines, TextLine.EMPTY);
        tools.tellCount();
        if (first >= 0 && first < stillLines.size()) {
            reveal(first);
        } else {
            list.scrollTo(0);
        }
    }

    /** Shows another log from its beginning; what the feed before still brings is dropped. */
    public LogFeed open() {
        feed.close();
        feed = new LogFeed(this::wake);
        lines.reset();
        marked = Set.of();
        hasOlder = false;
        following.set(true);
        tools.reset();
        tellOlder();
        return feed;
    }

    /** Whether the log has lines before the first one here. */
    public void older(boolean are) {
        hasOlder = are;
        tellOlder();
    }

    /** What shows all of the log, where that can be had. */
    public void onFromBeginning(Runnable show) {
        fromBeginning.setVisible(true);
        fromBeginning.setOnAction(event -> show.run());
    }

    public void placeholder(Node words) {
        list.setPlaceholder(words);
    }

    /** Adds a control of the owner's beside the search. */
    public void addTool(Node tool) {
        tools.getChildren().addFirst(tool);
    }

    /** Whether the view stays at the end. */
    public BooleanProperty following() {
        return following;
    }

    public ListView<TextLine> list() {
        return list;
    }

    /** All lines that are kept, also those that are no rows of the list now. */
    public List<TextLine> lines() {
        return lines.kept();
    }

    /** The line after which a search goes on: the selected one, else the end. */
    int searchFrom() {
        int selected = list.getSelectionModel().getSelectedIndex();
        return lines.hidden() + (selected < 0 ? lines.size() : selected);
    }

    /** Selects a line and brings it into view. */
    public void reveal(int index) {
        following.set(false);
        list.getSelectionModel().clearAndSelect(index);
        list.scrollTo(Math.max(0, index - 3));
    }

    /** Called from any thread. The timer runs only while there is news: one that never ends keeps JavaFX drawing. */
    private void wake() {
        Platform.runLater(drain::start);
    }

    private void drain() {
        // The list counts its rows when it is laid out: what came at the last pulse is there to scroll to only now.
        if (following.get()) {
            toEnd();
        }
        if (!feed.hasNews()) {
            drain.stop();
            return;
        }
        var batch = feed.take();
        int top = following.get() ? -1 : firstVisible();
        long before = lines.dropped();
        lines.append(batch.finished(), batch.open());
        int gone = (int) (lines.dropped() - before);
        if (!following.get() && gone > 0) {
            list.scrollTo(Math.max(0, top - gone));
        }
        tools.tellCount();
        tellOlder();
    }

    private void toEnd() {
        if (!lines.isEmpty()) {
            // Past the last row is the very end; a row itself is looked for by a walk over all above it.
            list.scrollTo(lines.size());
        }
    }

    private void tellOlder() {
        boolean are = hasOlder || lines.dropped() > 0;
        olderRow.setVisible(are);
        olderRow.setManaged(are);
    }

    private void copying() {
        var item = new MenuItem("Copy lines");
        item.setOnAction(event -> copy());
        list.setContextMenu(new ContextMenu(item));
        list.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
    }

    /** Lines whole, however much of them is drawn. */
    private void copy() {
        RowCopy.toClipboard(list.getSelectionModel().getSelectedItems().stream()
                .map(TextLine::text)
                .collect(Collectors.joining("\n", "", "\n")));
    }

    private void noticeScrolling() {
        list.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0) {
                following.set(false);
            }
        });
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() instanceof Node node && isScrollBar(node)) {
                following.set(false);
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case UP, PAGE_UP, HOME -> following.set(false);
                case END -> following.set(true);
                default -> {}
            }
        });
    }

    private static boolean isScrollBar(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ScrollBar bar) {
                return bar.getOrientation() == Orientation.VERTICAL;
            }
        }
        return false;
    }

    private int firstVisible() {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                ? flow.getFirstVisibleCell().getIndex()
                : 0;
    }
}
