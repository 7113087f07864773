package trainyard.core.plan.yaml;

import java.util.Arrays;

/** SnakeYAML counts code points, a Java text counts characters: they differ behind an emoji. */
final class Offsets {
    /** The code points, by their index, that take two characters. */
    private final int[] wide;

    private Offsets(int[] wide) {
        this.wide = wide;
    }

    static Offsets of(String text) {
        int count = text.codePointCount(0, text.length());
        int[] wide = new int[text.length() - count];
        for (int at = 0, point = 0, found = 0; found < wide.length; point++) {
            int width = Character.charCount(text.codePointAt(at));
            if (width == 2) {
                wide[found++] = point;
            }
            at += width;
        }
        return new Offsets(wide);
    }

    int at(int codePoint) {
        int found = Arrays.binarySearch(wide, codePoint);
        return codePoint + (found < 0 ? -found - 1 : found);
    }
}
