package trainyard.core.conf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What two texts have in common and what not, line by line. */
public final class LineDiff {
    private static final Pattern AFTER_LINE_END = Pattern.compile("(?<=\n)");
    /** Memory and time grow with the square of the changes. */
    private static final int MOST_CHANGES = 2_000;

    /**
     * @param kind blank for a line of both, {@code -} and {@code +} for one of one side
     * @param line with its line end
     */
    public record Step(char kind, String line) {}

    private LineDiff() {}

    /**
     * The steps from one text to the other, as few as there can be. Of texts that are far apart, more than there need to
     * be, but soon.
     */
    public static List<Step> of(String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        int most = Math.min(old.size(), now.size());
        int top = 0;
        while (top < most && old.get(top).equals(now.get(top))) {
            top++;
        }
        int bottom = 0;
        while (bottom < most - top && old.get(old.size() - 1 - bottom).equals(now.get(now.size() - 1 - bottom))) {
            bottom++;
        }
        var steps = new ArrayList<Step>();
        old.subList(0, top).forEach(line -> steps.add(new Step(' ', line)));
        steps.addAll(middle(old.subList(top, old.size() - bottom), now.subList(top, now.size() - bottom)));
        old.subList(old.size() - bottom, old.size()).forEach(line -> steps.add(new Step(' ', line)));
        return steps;
    }

    /** Lines that the other side does not have need no search: they are put back where they stood. */
    private static List<Step> middle(List<String> old, List<String> now) {
        var inOld = new HashSet<>(old);
        var inNow = new HashSet<>(now);
        List<Step> shared = shortest(
                        old.stream().filter(inNow::contains).toList(),
                        now.stream().filter(inOld::contains).toList())
                .orElse(List.of());
        var steps = new ArrayList<Step>();
        int x = 0;
        int y = 0;
        for (Step step : shared) {
            while (x < old.size() && !inNow.contains(old.get(x))) {
                steps.add(new Step('-', old.get(x++)));
            }
            while (y < now.size() && !inOld.contains(now.get(y)) && step.kind() != '-') {
                steps.add(new Step('+', now.get(y++)));
            }
            steps.add(step);
            x += step.kind() == '+' ? 0 : 1;
            y += step.kind() == '-' ? 0 : 1;
        }
        old.subList(x, old.size()).forEach(line -> steps.add(new Step('-', line)));
        now.subList(y, now.size()).forEach(line -> steps.add(new Step('+', line)));
        return steps;
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(AFTER_LINE_END.split(text));
    }

    /** Myers' shortest edit script: time grows with the number of changes. Empty where there are too many. */
    private static Optional<List<Step>> shortest(List<String> old, List<String> now) {
        int most = old.size() + now.size();
        var furthest = new int[2 * most + 3];
        var rounds = new ArrayList<int[]>();
        for (int changes = 0; changes <= Math.min(most, MOST_CHANGES); changes++) {
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
                    return Optional.of(walkBack(old, now, rounds));
                }
            }
        }
        return Optional.empty();
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
