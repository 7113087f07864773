package trainyard.core.truth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Lists of numbers as the kernel and gres.conf write them: {@code 0-3,8}. */
final class Ranges {
    private static final int MOST = 1 << 16;

    private Ranges() {}

    /** Parts that are no numbers are left out. */
    static List<Integer> expand(String list) {
        var numbers = new ArrayList<Integer>();
        for (String part : list.split(",")) {
            if (!part.strip().matches("\\d{1,5}(-\\d{1,5})?")) {
                continue;
            }
            String[] ends = part.strip().split("-");
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int number = first; number <= last && numbers.size() < MOST; number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    static String fold(Collection<Integer> numbers) {
        var parts = new ArrayList<String>();
        int first = -1;
        int last = -2;
        for (int number : new TreeSet<>(numbers)) {
            if (number != last + 1) {
                add(parts, first, last);
                first = number;
            }
            last = number;
        }
        add(parts, first, last);
        return String.join(",", parts);
    }

    private static void add(List<String> parts, int first, int last) {
        if (first >= 0) {
            parts.add(first == last ? "" + first : first + "-" + last);
        }
    }
}
