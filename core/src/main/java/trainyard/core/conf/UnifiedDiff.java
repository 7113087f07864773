package trainyard.core.conf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The difference of two texts as {@code diff -u} prints it. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    /** Memory grows with the square of it: 16 MB. Texts that differ in more are shown as one block beside the other. */
    private static final int MOST_CHANGES = 2_000;

    /** @param kind blank for a line of both, {@code -} and {@code +} for one of one side */
    private record Step(char kind, String line) {}

    private UnifiedDiff() {}

    /** Lines to print; none where the texts are the same. */
    public static List<String> of(String name, String before, String after) {
        List<Step> steps = steps(lines(before), lines(after));
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
            List<Step> hunk = steps.subList(from, to);
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
    private static int end(List<Step> steps, int from) {
        int last = from;
        for (int i = from; i < steps.size() && i - last <= 2 * CONTEXT; i++) {
            last = steps.get(i).kind() == ' ' ? last : i;
        }
        return Math.min(steps.size(), last + 1 + CONTEXT);
    }

    private static int count(List<Step> hunk, char without) {
        return (int) hunk.stream().filter(step -> step.kind() != without).count();
    }

    private static String range(int start, int lines) {
        return (lines == 0 ? start - 1 : start) + "," + lines;
    }

    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, next));
            start = next;
        }
        return lines;
    }

    /** Myers' shortest edit script: time grows with the number of changes, not with the square of the lines. */
    private static List<Step> steps(List<String> old, List<String> now) {
        int most = Math.min(old.size() + now.size(), MOST_CHANGES);
        var furthest = new int[2 * most + 3];
        var rounds = new ArrayList<int[]>();
        for (int changes = 0; changes <= most; changes++) {
            rounds.add(Arrays.copyOfRange(furthest, most + 1 - changes, most + 2 + changes));
            for (int diagonal = -changes; diagonal <= changes; diagonal += 2) {
                int at = most + 1 + diagonal;
                boolean down = diagonal == -changes || diagonal != changes && furthest[at - 1] < furthest[at + 1];
                int x = down ? furthest[at + 1] : furthest[at - 1] + 1;
                while (x < old.size() && x - diagonal < now.size() && old.get(x).equals(now.get(x - diagonal))) {
                    x++;
                }
                furthest[at] = x;
                if (x >= old.size() && x - diagonal >= now.size()) {
                    return walkBack(old, now, rounds);
                }
            }
        }
        return asBlock(old, now);
    }

    /** All lines between the common start and the common end as removed, then as new. */
    private static List<Step> asBlock(List<String> old, List<String> now) {
        int shorter = Math.min(old.size(), now.size());
        int start = 0;
        while (start < shorter && old.get(start).equals(now.get(start))) {
            start++;
        }
        int tail = 0;
        while (tail < shorter - start && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        var steps = new ArrayList<Step>();
        old.subList(0, start).forEach(line -> steps.add(new Step(' ', line)));
        old.subList(start, old.size() - tail).forEach(line -> steps.add(new Step('-', line)));
        now.subList(start, now.size() - tail).forEach(line -> steps.add(new Step('+', line)));
        old.subList(old.size() - tail, old.size()).forEach(line -> steps.add(new Step(' ', line)));
        return steps;
    }

    private static List<Step> walkBack(List<String> old, List<String> now, List<int[]> rounds) {
        var steps = new ArrayList<Step>();
        int x = old.size();
        int y = now.size();
        for (int changes = rounds.size() - 1; changes > 0; changes--) {
            int[] before = rounds.get(changes);
            int diagonal = x - y;
            boolean down = diagonal == -changes
                    || diagonal != changes && before[changes + diagonal - 1] < before[changes + diagonal + 1];
            int fromX = before[changes + (down ? diagonal + 1 : diagonal - 1)];
            int fromY = fromX - (down ? diagonal + 1 : diagonal - 1);
            while (x > (down ? fromX : fromX + 1) && y > (down ? fromY + 1 : fromY)) {
                steps.add(new Step(' ', old.get(--x)));
                y--;
            }
            if (down) {
                steps.add(new Step('+', now.get(--y)));
            } else {
                steps.add(new Step('-', old.get(--x)));
            }
        }
        while (x > 0) {
            steps.add(new Step(' ', old.get(--x)));
        }
        Collections.reverse(steps);
        return steps;
    }
}
