package trainyard.app.kit.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.BasicTextModel;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

/** The lines of an edited text, never less than one. */
final class TextLines implements BasicTextModel.Content {
    private final List<String> lines = new ArrayList<>(List.of(""));

    /** The lines of a text whose line ends are {@code \n}. */
    static List<String> split(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    void apply(TextPatch patch) {
        var text = new ArrayList<>(patch.text());
        text.set(0, lines.get(patch.startLine()).substring(0, patch.startColumn()) + text.getFirst());
        text.set(text.size() - 1, text.getLast() + lines.get(patch.endLine()).substring(patch.endColumn()));
        var replaced = lines.subList(patch.startLine(), patch.endLine() + 1);
        replaced.clear();
        replaced.addAll(text);
    }

    @Override
    public int size() {
        return lines.size();
    }

    @Override
    public String getText(int index) {
        return lines.get(index);
    }

    @Override
    public int insertTextSegment(int index, int offset, String text, StyleAttributeMap attributes) {
        String line = lines.get(index);
        lines.set(index, line.substring(0, offset) + text + line.substring(offset));
        return text.length();
    }

    @Override
    public void insertLineBreak(int index, int offset) {
        String line = lines.get(index);
        lines.set(index, line.substring(0, offset));
        lines.add(index + 1, line.substring(offset));
    }

    @Override
    public void removeRange(TextPos start, TextPos end) {
        apply(new TextPatch(start.index(), start.offset(), end.index(), end.offset(), List.of("")));
    }

    @Override
    public boolean isWritable() {
        return true;
    }
}
