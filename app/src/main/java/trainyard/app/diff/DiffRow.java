package trainyard.app.diff;

import java.util.ArrayList;
import java.util.List;
import trainyard.core.conf.LineDiff;
import trainyard.core.conf.LineDiff.Step;

/** A row of a diff as a person reads it. */
public sealed interface DiffRow {
    int CONTEXT = 3;

    /** The heading of a file, with how many lines came and went. */
    record File(String name, int come, int gone) implements DiffRow {}

    /**
     * A line.
     *
     * @param kind blank for a line of both sides, {@code -} and {@code +} for one of one side
     * @param before its number on the old side, 0 where it is not there
     * @param after the same on the new side
     */
    record Line(char kind, int before, int after, String text) implements DiffRow {}

    /** Lines that are the same on both sides and folded away; at least two. */
    record Fold(List<Line> lines) implements DiffRow {}

    /** The rows of one file, equal lines folded but for three beside each change; none where nothing differs. */
    static List<DiffRow> of(String file, String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<Line> lines = lines(LineDiff.of(before, after));
        var near = new boolean[lines.size()];
        int come = 0;
        int gone = 0;
        for (int i = 0; i < lines.size(); i++) {
            char kind = lines.get(i).kind();
            come += kind == '+' ? 1 : 0;
            gone += kind == '-' ? 1 : 0;
            for (int j = Math.max(0, i - CONTEXT); kind != ' ' && j <= Math.min(near.length - 1, i + CONTEXT); j++) {
                near[j] = true;
            }
        }
        var rows = new ArrayList<DiffRow>();
        rows.add(new File(file, come, gone));
        for (int i = 0; i < near.length; ) {
            int end = i + 1;
            while (end < near.length && near[end] == near[i]) {
                end++;
            }
            if (near[i] || end - i < 2) {
                rows.addAll(lines.subList(i, end));
            } else {
                rows.add(new Fold(List.copyOf(lines.subList(i, end))));
            }
            i = end;
        }
        return rows;
    }

    private static List<Line> lines(List<Step> steps) {
        var lines = new ArrayList<Line>();
        int old = 0;
        int now = 0;
        for (Step step : steps) {
            old += step.kind() == '+' ? 0 : 1;
            now += step.kind() == '-' ? 0 : 1;
            lines.add(new Line(
                    step.kind(),
                    step.kind() == '+' ? 0 : old,
                    step.kind() == '-' ? 0 : now,
                    step.line().replaceFirst("\r?\n$", "")));
        }
        return lines;
    }
}
