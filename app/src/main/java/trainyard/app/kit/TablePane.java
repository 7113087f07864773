package trainyard.app.kit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.core.live.LiveView;
import trainyard.core.settings.SortKey;

/** A filter field over a table of one kind of subject, kept in step with the window's selection. */
public final class TablePane<R> extends VBox {
    private static final double NARROWEST_FILTER = 160;

    private final RowTable<R> table;
    private final FilterField filter;
    private final Desk desk;
    private final String noun;
    private final KeptTable kept;
    private final Label count = new Label();
    private final HBox tools = new HBox();
    private final Function<R, Subject> subject;
    private final Subscriptions open = new Subscriptions();

    /**
     * @param noun of many rows, such as {@code nodes}
     * @param prompt what the filter looks through
     * @param fields what its words find
     * @param subject what a row is about; also its key
     */
    public TablePane(
            Desk desk,
            String noun,
            String prompt,
            List<Column<R>> columns,
            Function<R, Subject> subject,
            RowFilter<R> fields) {
        this.desk = desk;
        this.noun = noun;
        this.subject = subject;
        table = new RowTable<>(columns, subject::apply, fields, desk.background());
        table.view().setId(noun + "-table");
        filter = new FilterField(prompt, fields, table::filter);
        filter.setId(noun + "-filter");
        kept = new KeptTable(noun, table, filter, desk);
        count.getStyleClass().add("muted");
        // The filter gives way before words are cut.
        count.setMinWidth(Region.USE_PREF_SIZE);
        filter.setMinWidth(NARROWEST_FILTER);
        count.textProperty().bind(table.count(noun));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        tools.getChildren().setAll(filter, new ViewButton(kept, noun), space, table.hiddenColumns(), count);
        tools.getStyleClass().add("table-tools");
        VBox.setVgrow(table.view(), Priority.ALWAYS);
        getChildren().addAll(tools, filter.note(), table.view());
        table.onSelect(row -> row.ifPresent(selected -> desk.select(subject.apply(selected))));
    }

    /**
     * Adds actions on the selected rows: to the table's own menu, and to a button above it.
     *
     * @param items makes them anew for each of the two
     */
    public void actions(Supplier<List<MenuItem>> items) {
        var menu = table.view().getContextMenu().getItems();
        menu.addFirst(new SeparatorMenuItem());
        menu.addAll(0, items.get());
        var button = new MenuButton("Actions", new FontIcon("mdi2l-lightning-bolt-outline"));
        button.setId(noun + "-actions");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getItems().setAll(items.get());
        button.disableProperty()
                .bind(Bindings.isEmpty(table.view().getSelectionModel().getSelectedIndices()));
        tools.getChildren().add(button);
    }

    /** Sorts by a column, largest first, until the user sorts otherwise. */
    public void largestFirst(String title) {
        kept.usualOrder(List.of(new SortKey(title, true)));
    }

    public RowTable<R> table() {
        return table;
    }

    /** @param search the words to filter by; empty leaves the filter as it is */
    public void shown(String search) {
        shown(search, "");
    }

    /** @param view the name of the view to show; empty, or one that there is not, for the search */
    public void shown(String search, String view) {
        kept.views().find(view).ifPresentOrElse(kept::pick, () -> {
            if (!search.isEmpty()) {
                kept.leave();
                filter.setText(search);
            }
        });
        table.compact(desk.preferences().now().compactRows());
        table.aging(true);
        open.add(() -> table.aging(false));
        open.add(FxBridge.onFx(desk.live(), this::tellTrouble));
        var following = desk.selection().subscribe(this::follow);
        open.add(following::unsubscribe);
    }

    public void hidden() {
        open.close();
    }

    /** A cluster that has not answered has no count of anything, and maybe a reason. */
    private void tellTrouble(LiveView view) {
        count.setVisible(view.snapshot().isPresent());
        if (view.snapshot().isEmpty()) {
            view.trouble()
                    .ifPresentOrElse(
                            trouble -> table.troubled("No answer from the cluster", trouble.sentence()),
                            () -> table.emptyMeans("Waiting for the cluster", "The first answer takes a few seconds."));
        }
    }

    private void follow(Optional<Subject> selected) {
        if (selected.isPresent() && isOfThisKind(selected.get())) {
            table.select(selected.get());
        } else {
            table.clearSelection();
        }
    }

    private boolean isOfThisKind(Subject other) {
        return table.anyRow()
                .map(row -> subject.apply(row).getClass() == other.getClass())
                .orElse(true);
    }
}
