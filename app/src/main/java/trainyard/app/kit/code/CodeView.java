package trainyard.app.kit.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import trainyard.core.conf.LineDiff;

/**
 * A text with line numbers, colours and marks, read or edited. Another text is taken as a patch of what differs, so that
 * caret, selection and scroll stay where they are. Has no undo of its own. Lines are told from 1, line ends are
 * {@code \n}. Used on the FX thread.
 *
 * <p>The one class that knows the incubating CodeArea.
 */
public final class CodeView extends BorderPane {
    /** Where the user is in a text. */
    public record Spot(int line, int column, double top) {}

    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");
    private static final int MOST_POINTED = 2_000;
    private static final Duration SHOWN = Duration.seconds(2);

    private final TextLines lines = new TextLines();
    private final CodeTextModel model = new CodeTextModel(lines);
    private final CodeColours colours = new CodeColours();
    private final CodeArea area = new CodeArea(model);
    private final FindBar find = new FindBar(this::find, area::requestFocus);
    private final PauseTransition light = new PauseTransition(SHOWN);
    private final Tooltip tip = new Tooltip();
    private Runnable onTyped = () -> {};
    private Runnable onceShown = () -> {};
    private Optional<String> joined = Optional.empty();
    private boolean isApplying;
    private int gutterDigits;
    private int tipLine = -1;

    public CodeView(String id) {
        getStyleClass().add("code-view");
        area.setId(id);
        area.setUndoRedoEnabled(false);
        area.setTabSize(4);
        area.setHighlightCurrentParagraph(true);
        area.setSyntaxDecorator(colours);
        area.getStyleClass().add("code");
        colours.onChange(this::changed);
        light.setOnFinished(event -> light(List.of()));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                find.open();
                event.consume();
            }
        });
        area.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        area.addEventHandler(MouseEvent.MOUSE_EXITED, event -> tip(-1));
        setTop(find);
        setCenter(area);
        regutter();
    }

    public void editable(boolean is) {
        area.setEditable(is);
    }

    /** Hears of each change that the user makes. */
    public void onTyped(Runnable heard) {
        onTyped = heard;
    }

    public String text() {
        String text = joined.orElseGet(() -> String.join("\n", lines.all()));
        joined = Optional.of(text);
        return text;
    }

    /** Whether the user's keys go here. */
    public boolean isTyping() {
        return area.isFocused();
    }

    /**
     * Shows another text.
     *
     * @return the lines that are new or changed in it, in their order; the first alone where they are far apart;
     *     none where only some are gone, or nothing is
     */
    public List<Integer> text(String next) {
        List<String> after = TextLines.split(next);
        TextPatch patch = TextPatch.between(lines.all(), after);
        if (patch.isEmpty()) {
            return List.of();
        }
        List<Integer> changed = changed(patch, after);
        double top = top();
        isApplying = true;
        try {
            lines.apply(patch);
            boolean isOneLine = patch.text().size() == 1;
            model.fireChangeEvent(
                    TextPos.ofLeading(patch.startLine(), patch.startColumn()),
                    TextPos.ofLeading(patch.endLine(), patch.endColumn()),
                    patch.text().getFirst().length(),
                    patch.text().size() - 1,
                    isOneLine ? 0 : patch.text().getLast().length());
        } finally {
            isApplying = false;
        }
        if (patch.startLine() < top) {
            top(patch.moved((int) top) + top - Math.floor(top));
        }
        return changed;
    }

    /** Of all lines that a patch spans, those that were not there before. */
    private List<Integer> changed(TextPatch patch, List<String> after) {
        int last = patch.lastLine();
        if (last < patch.startLine()) {
            return List.of();
        }
        if (last - patch.startLine() > MOST_POINTED) {
            return List.of(patch.startLine() + 1);
        }
        String old = ended(lines.all().subList(patch.startLine(), patch.endLine() + 1));
        String now = ended(after.subList(patch.startLine(), last + 1));
        var changed = new ArrayList<Integer>();
        int line = patch.startLine();
        for (LineDiff.Step step : LineDiff.of(old, now)) {
            line += step.kind() == '-' ? 0 : 1;
            if (step.kind() == '+') {
                changed.add(line);
            }
        }
        return changed;
    }

    private static String ended(List<String> some) {
        return some.stream().map(line -> line + '\n').collect(Collectors.joining());
    }

    /** Shows a text that has nothing to do with the one before, from its beginning. */
    public void open(String next, Language written) {
        colours.marks(Map.of());
        colours.language(written);
        area.select(TextPos.ZERO);
        text(next);
        top(0);
        regutter();
    }

    /** Marks lines, in the place of all marks before. */
    public void marks(Map<Integer, LineMark> byLine) {
        var from0 = new HashMap<Integer, LineMark>();
        byLine.forEach((line, mark) -> from0.put(Math.clamp(line - 1L, 0, lines.size() - 1), mark));
        if (!from0.equals(colours.marks())) {
            colours.marks(from0);
            restyle();
            regutter();
        }
    }

    public Map<Integer, LineMark> marks() {
        var from1 = new HashMap<Integer, LineMark>();
        colours.marks().forEach((line, mark) -> from1.put(line + 1, mark));
        return from1;
    }

    /** Brings the first of some lines into view where it is not, and shows them in another light for two seconds. */
    public void point(List<Integer> byLine) {
        byLine.stream()
                .findFirst()
                .ifPresent(first -> whenShown(() -> {
                    double top = top();
                    double seen = seen();
                    if (first - 1 < top || first > top + seen - 1) {
                        top(first - 1 - seen / 3);
                    }
                }));
        light(byLine);
        light.playFromStart();
    }

    /** Leads to a place: the caret goes there, with the keys. */
    public void lead(int line, int column) {
        int index = Math.clamp(line - 1L, 0, lines.size() - 1);
        int offset = Math.clamp(column - 1L, 0, lines.getText(index).length());
        area.select(TextPos.ofLeading(index, offset));
        point(List.of(index + 1));
        whenShown(area::requestFocus);
    }

    public Spot spot() {
        TextPos caret = Optional.ofNullable(area.getCaretPosition()).orElse(TextPos.ZERO);
        return new Spot(caret.index() + 1, caret.offset() + 1, top());
    }

    /** Goes where the user was, without taking the focus. */
    public void spot(Spot spot) {
        int index = Math.clamp(spot.line() - 1L, 0, lines.size() - 1);
        area.select(TextPos.ofLeading(
                index, Math.clamp(spot.column() - 1L, 0, lines.getText(index).length())));
        whenShown(() -> top(spot.top()));
    }

    public void openFind() {
        find.open();
    }

    private void changed(boolean isMarkMoved) {
        joined = Optional.empty();
        // Another gutter is another layout of all that is in view: not for a letter.
        if (isMarkMoved || gutterDigits != Gutter.digits(lines.size())) {
            regutter();
        }
        if (!isApplying) {
            onTyped.run();
        }
    }

    private void regutter() {
        gutterDigits = Gutter.digits(lines.size());
        area.setLeftDecorator(new Gutter(colours.marks(), gutterDigits));
    }

    private void light(List<Integer> byLine) {
        colours.light(byLine.stream().map(line -> line - 1).collect(Collectors.toSet()));
        restyle();
    }

    private void restyle() {
        model.fireStyleChangeEvent(TextPos.ZERO, model.getDocumentEnd());
    }

    private void key(KeyEvent event) {
        boolean isPlain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (!area.isEditable() || !isPlain) {
            return;
        }
        if (event.getCode() == KeyCode.TAB) {
            // A tab is no indentation in YAML.
            insert("  ");
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            TextPos caret = area.getCaretPosition();
            String before = lines.getText(caret.index()).substring(0, caret.offset());
            insert('\n'
                    + before.substring(
                            0, before.length() - before.stripLeading().length()));
            event.consume();
        }
    }

    private void insert(String text) {
        TextPos start = area.getSelection().getMin();
        TextPos end = area.replaceText(start, area.getSelection().getMax(), text);
        area.select(end);
    }

    private void find(String words, boolean backwards) {
        TextPos from =
                backwards ? area.getSelection().getMin() : area.getSelection().getMax();
        var hit = new TextFind(lines.all(), words).next(from.index(), from.offset(), backwards);
        find.say(hit.map(found -> "%,d of %,d".formatted(found.place(), found.total()))
                .orElse(words.isEmpty() ? "" : "not found"));
        hit.ifPresent(found -> {
            area.select(TextPos.ofLeading(found.line(), found.start()), TextPos.ofLeading(found.line(), found.end()));
            point(List.of(found.line() + 1));
        });
    }

    private void hover(MouseEvent event) {
        TextPos at = area.getTextPosition(event.getScreenX(), event.getScreenY());
        tip(at == null ? -1 : at.index());
    }

    private void tip(int line) {
        String sentence = Optional.ofNullable(colours.marks().get(line))
                .map(LineMark::sentence)
                .orElse("");
        int wanted = sentence.isEmpty() ? -1 : line;
        if (wanted != tipLine) {
            tipLine = wanted;
            Tooltip.uninstall(area, tip);
            tip.setText(sentence);
            if (wanted >= 0) {
                Tooltip.install(area, tip);
            }
        }
    }

    /** What is not laid out yet cannot scroll. */
    private void whenShown(Runnable work) {
        if (getScene() != null && area.getHeight() > 0 && bar().isPresent()) {
            work.run();
        } else {
            Runnable before = onceShown;
            onceShown = () -> {
                before.run();
                work.run();
            };
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (bar().isPresent() && area.getHeight() > 0) {
            Runnable waiting = onceShown;
            onceShown = () -> {};
            Platform.runLater(waiting);
        }
    }

    /** The first line in view, from 0, with the part of it that is out of view. */
    private double top() {
        return bar().map(bar -> bar.getValue() * rest(bar)).orElse(0.0);
    }

    /** All lines are equally high, so that the bar's value tells the line. */
    private void top(double line) {
        area.layout();
        bar().filter(bar -> rest(bar) > 0).ifPresent(bar -> bar.setValue(Math.clamp(line / rest(bar), 0.0, 1.0)));
    }

    private double rest(ScrollBar bar) {
        return lines.size() * (1 - bar.getVisibleAmount());
    }

    private double seen() {
        return bar().map(bar -> bar.getVisibleAmount() * lines.size()).orElse(0.0);
    }

    private Optional<ScrollBar> bar() {
        return area.lookupAll(".scroll-bar").stream()
                .filter(node -> node instanceof ScrollBar)
                .map(node -> (ScrollBar) node)
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                .findFirst();
    }
}
