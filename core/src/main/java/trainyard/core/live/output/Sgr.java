package trainyard.core.live.output;

import java.util.Arrays;

/** Reads the numbers of "select graphic rendition", the escape sequence for colours (ECMA-48, 8.3.117). */
final class Sgr {
    private static final int BRIGHT = 8;

    /** The sixteen colours as xterm shows them. */
    private static final int[] PALETTE = {
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
        0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff
    };

    private static final int[] CUBE = {0, 95, 135, 175, 215, 255};

    private final int[] codes;
    private int next;

    private Sgr(int[] codes) {
        this.codes = codes;
    }

    /** @param numbers what stands between the bracket and the {@code m}: {@code 1;31}; unknown numbers change nothing */
    static TextStyle apply(TextStyle style, String numbers) {
        int[] codes = Arrays.stream(numbers.split("[;:]", -1))
                .mapToInt(number -> number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0)
                .toArray();
        var sgr = new Sgr(codes);
        TextStyle now = style;
        while (sgr.next < codes.length) {
            now = sgr.one(now);
        }
        return now;
    }

    private TextStyle one(TextStyle style) {
        int code = codes[next++];
        return switch (code) {
            case 0 -> TextStyle.PLAIN;
            case 1 -> style.withWeight(true, false);
            case 2 -> style.withWeight(false, true);
            case 3 -> style.withItalic(true);
            case 4 -> style.withUnderline(true);
            case 7 -> style.withInverse(true);
            case 22 -> style.withWeight(false, false);
            case 23 -> style.withItalic(false);
            case 24 -> style.withUnderline(false);
            case 27 -> style.withInverse(false);
            case 30, 31, 32, 33, 34, 35, 36, 37 -> style.withForeground(code - 30);
            case 38 -> style.withForeground(finer());
            case 39 -> style.withForeground(TextStyle.DEFAULT);
            case 40, 41, 42, 43, 44, 45, 46, 47 -> style.withBackground(code - 40);
            case 48 -> style.withBackground(finer());
            case 49 -> style.withBackground(TextStyle.DEFAULT);
            case 90, 91, 92, 93, 94, 95, 96, 97 -> style.withForeground(code - 90 + BRIGHT);
            case 100, 101, 102, 103, 104, 105, 106, 107 -> style.withBackground(code - 100 + BRIGHT);
            default -> style;
        };
    }

    /** {@code 5;n} of 256 colours, or {@code 2;r;g;b}. */
    private int finer() {
        int kind = take();
        if (kind == 5) {
            return indexed(take());
        }
        return kind == 2 ? nearest(take(), take(), take()) : TextStyle.DEFAULT;
    }

    private int take() {
        return next < codes.length ? codes[next++] : 0;
    }

    private static int indexed(int index) {
        if (index < PALETTE.length) {
            return index;
        }
        if (index >= 232) {
            int grey = 8 + (index - 232) * 10;
            return nearest(grey, grey, grey);
        }
        int cell = index - PALETTE.length;
        return nearest(CUBE[cell / 36 % 6], CUBE[cell / 6 % 6], CUBE[cell % 6]);
    }

    private static int nearest(int red, int green, int blue) {
        int best = 0;
        long bestDistance = Long.MAX_VALUE;
        for (int i = 0; i < PALETTE.length; i++) {
            long r = (PALETTE[i] >> 16) - red;
            long g = (PALETTE[i] >> 8 & 0xff) - green;
            long b = (PALETTE[i] & 0xff) - blue;
            long distance = r * r + g * g + b * b;
            if (distance < bestDistance) {
                best = i;
                bestDistance = distance;
            }
        }
        return best;
    }
}
