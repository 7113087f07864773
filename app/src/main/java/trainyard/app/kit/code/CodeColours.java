package trainyard.app.kit.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;

/** Colours the lines that are in view, when they come into view. Marks move with the lines that they are at. */
final class CodeColours implements SyntaxDecorator {
    private Language language = Language.PLAIN;
    private Map<Integer, LineMark> marks = Map.of();
    private Set<Integer> light = Set.of();
    private Consumer<Boolean> onChange = isMarkMoved -> {};

    /** @param heard whether marks moved with the change */
    void onChange(Consumer<Boolean> heard) {
        onChange = heard;
    }

    void language(Language next) {
        language = next;
    }

    /** @param next by line, from 0 */
    void marks(Map<Integer, LineMark> next) {
        marks = Map.copyOf(next);
    }

    Map<Integer, LineMark> marks() {
        return marks;
    }

    /** Lines to be seen in another light, from 0. */
    void light(Set<Integer> lines) {
        light = lines;
    }

    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int line) {
        String text = model.getPlainText(line);
        var paragraph = RichParagraph.builder();
        int at = 0;
        for (Token token : language.tokens(text)) {
            if (token.start() > at) {
                paragraph.addWithStyleNames(text.substring(at, token.start()), "code-plain");
            }
            paragraph.addWithStyleNames(
                    text.substring(token.start(), token.end()), token.kind().style());
            at = token.end();
        }
        if (at < text.length()) {
            paragraph.addWithStyleNames(text.substring(at), "code-plain");
        }
        if (light.contains(line) && !text.isEmpty()) {
            paragraph.addHighlight(0, text.length(), "code-light");
        }
        LineMark mark = marks.get(line);
        int indent = text.length() - text.stripLeading().length();
        if (mark != null && mark.kind() != LineMark.Kind.CHANGED && indent < text.length()) {
            paragraph.addWavyUnderline(
                    indent, text.length() - indent, mark.kind().style() + "-wave");
        }
        return paragraph.build();
    }

    @Override
    public void handleChange(CodeTextModel model, TextPos start, TextPos end, int top, int linesAdded, int bottom) {
        int growth = linesAdded - (end.index() - start.index());
        boolean isMoved = growth != 0 && !marks.isEmpty();
        if (isMoved) {
            boolean isAtLineStart = start.offset() == 0;
            var moved = new HashMap<Integer, LineMark>();
            marks.forEach((line, mark) -> moved.put(
                    line > end.index() || line == end.index() && isAtLineStart
                            ? line + growth
                            : Math.min(line, start.index() + linesAdded),
                    mark));
            marks = Map.copyOf(moved);
        }
        onChange.accept(isMoved);
    }
}
