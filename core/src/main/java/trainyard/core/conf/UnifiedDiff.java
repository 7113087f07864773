package trainyard.core.conf;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts as {@code diff -u} prints it. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /** Lines to print; none where the texts are the same. */
    public static List<String> of(String name, String before, String after) {
        List<LineDiff.Step> steps = LineDiff.of(before, after);
        var out = new ArrayList<String>();
        int old = 1;
        int now = 1;
        for (int i = 0; i < steps.size(); ) {
            if (steps.get(i).kind() == ' ') {
                old++;
                now++;
                i++;
                continue;
            }
            int from = Math.max(0, i - CONTEXT);
            int to = end(steps, i);
            List<LineDiff.Step> hunk = steps.subList(from, to);
            int oldLines = count(hunk, '+');
            int newLines = count(hunk, '-');
            int back = i - from;
            out.add("@@ -" + range(old - back, oldLines) + " +" + range(now - back, newLines) + " @@");
            hunk.forEach(step -> {
                out.add(step.kind() + step.line().replaceFirst("\n$", ""));
                if (!step.line().endsWith("\n")) {
                    out.add("\\ No newline at end of file");
                }
            });
            old += oldLines - back;
            now += newLines - back;
            i = to;
        }
        if (!out.isEmpty()) {
            out.addAll(0, List.of("--- " + name, "+++ " + name));
        }
        return out;
    }

    /** Where a hunk ends that holds a step: three equal lines after its last change, or at the next hunk. */
    private static int end(List<LineDiff.Step> steps, int from) {
        int last = from;
        for (int i = from; i < steps.size() && i - last <= 2 * CONTEXT; i++) {
            last = steps.get(i).kind() == ' ' ? last : i;
        }
        return Math.min(steps.size(), last + 1 + CONTEXT);
    }

    private static int count(List<LineDiff.Step> hunk, char without) {
        return (int) hunk.stream().filter(step -> step.kind() != without).count();
    }

    private static String range(int start, int lines) {
        return (lines == 0 ? start - 1 : start) + "," + lines;
    }
}
