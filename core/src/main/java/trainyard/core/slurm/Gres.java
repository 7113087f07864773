package trainyard.core.slurm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One generic resource of a node: {@code gpu:a100:8(S:0-1)} is name gpu, type a100, count 8 and where it sits.
 *
 * @param type empty where the resource has none
 * @param count how many, with Slurm's suffixes worked out ({@code 2K} is 2,048); 0 where that is too large to count
 * @param amount the count as Slurm wrote it
 * @param detail what stands in brackets behind the count, without them: sockets, or indices in use
 */
public record Gres(String name, Optional<String> type, int count, String amount, String detail) {
    /** Slurm's own mark that jobs do not use the resource up; no type. */
    private static final String NO_CONSUME = "no_consume";

    private static final Pattern COUNT = Pattern.compile("([0-9]{1,9})([kmgtpKMGTP]?)");

    /**
     * Reads a list such as {@code gpu:a100:8(S:0-1),shard:16}; {@code (null)} and empty are none. What jobs ask for is
     * read too: {@code gres:gpu:2}, from 23.02 on {@code gres/gpu:2}.
     */
    public static List<Gres> parseList(String text) {
        if (text.isBlank() || text.equals("(null)") || text.equals("N/A")) {
            return List.of();
        }
        var list = new ArrayList<Gres>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',' && depth == 0) {
                if (i > start) {
                    list.add(parse(text.substring(start, i)));
                }
                start = i + 1;
            } else if (text.charAt(i) == '(') {
                depth++;
            } else if (text.charAt(i) == ')') {
                depth--;
            }
        }
        return List.copyOf(list);
    }

    private static Gres parse(String text) {
        int bracket = text.indexOf('(');
        String plain = bracket < 0 ? text : text.substring(0, bracket);
        String detail = bracket < 0 ? "" : text.substring(bracket + 1).replaceAll("\\)$", "");
        var parts = new ArrayList<>(List.of(plain.split(":")));
        if (parts.size() > 1 && parts.getFirst().equals("gres")) {
            parts.removeFirst();
        }
        parts.remove(NO_CONSUME);
        // A type may begin with a digit, as MIG's 3g.20gb does, so only a whole number is a count.
        boolean counted = parts.size() > 1 && COUNT.matcher(parts.getLast()).matches();
        String amount = counted ? parts.removeLast() : "1";
        String name = parts.isEmpty() ? "" : parts.removeFirst();
        return new Gres(
                name.startsWith("gres/") ? name.substring("gres/".length()) : name,
                parts.isEmpty() ? Optional.empty() : Optional.of(String.join(":", parts)),
                number(amount),
                amount,
                detail);
    }

    private static int number(String amount) {
        var match = COUNT.matcher(amount);
        if (!match.matches()) {
            return 0;
        }
        int power = 1 + "KMGTP".indexOf(match.group(2).toUpperCase(Locale.ROOT));
        double number =
                Long.parseLong(match.group(1)) * Math.pow(1024, match.group(2).isEmpty() ? 0 : power);
        return number <= Integer.MAX_VALUE ? (int) number : 0;
    }

    public boolean isGpu() {
        return name.equals("gpu");
    }
}
