package trainyard.core.slurm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Slurm's notation for many hosts: {@code compute-[01-03,07],login}.
 *
 * <p>Brackets may stand anywhere in a name, more than once; ranges keep the width of their first number, as in
 * {@code scontrol show hostnames}.
 */
public final class Hostlist {
    /** A guard against a typing error such as {@code n[0-99999999]}: Slurm itself stops at 65,536 hosts a range. */
    private static final int MOST = 1_000_000;

    private Hostlist() {}

    /**
     * Unfolds a hostlist into its host names, in the order written.
     *
     * @throws IllegalArgumentException when a bracket or a range is malformed; the message says which
     */
    public static List<String> expand(String hostlist) {
        var hosts = new ArrayList<String>();
        for (String part : splitOutsideBrackets(hostlist)) {
            if (!part.isBlank()) {
                expandOne("", part.strip(), hosts);
            }
        }
        return hosts;
    }

    /** Folds host names into a short hostlist: numbers that follow one another become a range. */
    public static String fold(Collection<String> hosts) {
        var groups = new LinkedHashMap<String, List<Numbered>>();
        for (String host : hosts) {
            Numbered numbered = Numbered.of(host);
            groups.computeIfAbsent(numbered.group(), key -> new ArrayList<>()).add(numbered);
        }
        return groups.values().stream().map(Hostlist::foldGroup).collect(Collectors.joining(","));
    }

    private static String foldGroup(List<Numbered> group) {
        var numbers = group.stream().distinct().sorted(Numbered.ORDER).toList();
        Numbered first = numbers.getFirst();
        if (numbers.size() == 1) {
            return first.prefix() + first.digits() + first.suffix();
        }
        var ranges = new ArrayList<String>();
        for (int i = 0; i < numbers.size(); ) {
            int end = i;
            while (end + 1 < numbers.size() && numbers.get(end).isFollowedBy(numbers.get(end + 1))) {
                end++;
            }
            String low = numbers.get(i).digits();
            ranges.add(end == i ? low : low + "-" + numbers.get(end).digits());
            i = end + 1;
        }
        return first.prefix() + "[" + String.join(",", ranges) + "]" + first.suffix();
    }

    private static List<String> splitOutsideBrackets(String text) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
            if (depth < 0 || depth > 1) {
                throw new IllegalArgumentException("brackets do not match in '" + text + "'");
            }
        }
        if (depth != 0) {
            throw new IllegalArgumentException("a bracket is not closed in '" + text + "'");
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static void expandOne(String done, String rest, List<String> hosts) {
        int open = rest.indexOf('[');
        if (open < 0) {
            hosts.add(done + rest);
            return;
        }
        int close = rest.indexOf(']', open);
        String prefix = done + rest.substring(0, open);
        String tail = rest.substring(close + 1);
        for (String range : rest.substring(open + 1, close).split(",", -1)) {
            for (String number : numbers(range)) {
                if (hosts.size() >= MOST) {
                    throw new IllegalArgumentException("a hostlist of more than " + MOST + " hosts");
                }
                expandOne(prefix + number, tail, hosts);
            }
        }
    }

    private static List<String> numbers(String range) {
        int dash = range.indexOf('-');
        String low = dash < 0 ? range : range.substring(0, dash);
        String high = dash < 0 ? range : range.substring(dash + 1);
        if (!isNumber(low) || !isNumber(high)) {
            throw new IllegalArgumentException("'" + range + "' is not a number or a range such as 01-16");
        }
        long from = Long.parseLong(low);
        long to = Long.parseLong(high);
        if (from > to) {
            throw new IllegalArgumentException("the range '" + range + "' runs backwards");
        }
        if (to - from >= MOST) {
            throw new IllegalArgumentException("the range '" + range + "' has more than " + MOST + " hosts");
        }
        var numbers = new ArrayList<String>();
        for (long number = from; number <= to; number++) {
            numbers.add(padded(number, low.length()));
        }
        return numbers;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 12 && text.chars().allMatch(Hostlist::isDigit);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** A host name cut at its last run of digits. */
    private record Numbered(String prefix, String digits, String suffix) {
        static Numbered of(String host) {
            int end = host.length();
            while (end > 0 && !isDigit(host.charAt(end - 1))) {
                end--;
            }
            int start = end;
            while (start > 0 && isDigit(host.charAt(start - 1))) {
                start--;
            }
            if (start == end || end - start > 12) {
                return new Numbered(host, "", "");
            }
            return new Numbered(host.substring(0, start), host.substring(start, end), host.substring(end));
        }

        static final Comparator<Numbered> ORDER = Comparator.comparingLong(Numbered::number)
                .thenComparingInt(host -> host.digits().length());

        long number() {
            return digits.isEmpty() ? 0 : Long.parseLong(digits);
        }

        /** Hosts with the same group share a bracket. A name without a number is alone. */
        String group() {
            return digits.isEmpty() ? prefix : prefix + '\0' + suffix;
        }

        /** A range counts on in the width of its first number: 09 is followed by 10, 9 by 10, but 9 not by 010. */
        boolean isFollowedBy(Numbered next) {
            return next.digits().equals(padded(number() + 1, digits.length()));
        }
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
