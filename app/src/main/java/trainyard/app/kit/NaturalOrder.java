package trainyard.app.kit;

import java.util.Comparator;

/** Orders names with numbers as people do: {@code gpu9} before {@code gpu10}. */
public final class NaturalOrder implements Comparator<String> {
    public static final NaturalOrder NAMES = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            if (isDigit(left.charAt(i)) && isDigit(right.charAt(j))) {
                int endLeft = endOfDigits(left, i);
                int endRight = endOfDigits(right, j);
                int byNumber = compareNumbers(left, i, endLeft, right, j, endRight);
                if (byNumber != 0) {
                    return byNumber;
                }
                i = endLeft;
                j = endRight;
            } else if (left.charAt(i) != right.charAt(j)) {
                return Character.compare(left.charAt(i), right.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    private static int compareNumbers(String left, int i, int endLeft, String right, int j, int endRight) {
        int startLeft = skipZeros(left, i, endLeft);
        int startRight = skipZeros(right, j, endRight);
        int byLength = Integer.compare(endLeft - startLeft, endRight - startRight);
        for (int k = 0; byLength == 0 && k < endLeft - startLeft; k++) {
            int byDigit = Character.compare(left.charAt(startLeft + k), right.charAt(startRight + k));
            if (byDigit != 0) {
                return byDigit;
            }
        }
        return byLength;
    }

    private static int skipZeros(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
