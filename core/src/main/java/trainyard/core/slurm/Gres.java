package trainyard.core.slurm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One generic resource of a node: {@code gpu:a100:8(S:0-1)} is name gpu, type a100, count 8 and where it sits.
 *
 * @param type empty where the resource has none
 * @param count how many; sizes such as {@code 2T} of a countable resource are kept in {@code amount} alone
 * @param amount the count as Slurm wrote it
 * @param detail what stands in brackets behind the count, without them: sockets, or indices in use
 */
public record Gres(String name, Optional<String> type, int count, String amount, String detail) {
    /** Reads a list such as {@code gpu:a100:8(S:0-1),shard:16}; {@code (null)} and empty are none. */
    public static List<Gres> parseList(String text) {
        if (text.isBlank() || text.equals("(null)") || text.equals("N/A")) {
            return List.of();
        }
        var list = new ArrayList<Gres>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',' && depth == 0) {
                list.add(parse(text.substring(start, i)));
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
        String detail = bracket < 0 ? "" : text.substring(bracket + 1, Math.max(bracket + 1, text.length() - 1));
        String[] parts = plain.split(":");
        String last = parts[parts.length - 1];
        boolean counted = parts.length > 1 && !last.isEmpty() && Character.isDigit(last.charAt(0));
        String amount = counted ? last : "1";
        int typeParts = parts.length - (counted ? 2 : 1);
        Optional<String> type = typeParts > 0 ? Optional.of(parts[1]) : Optional.empty();
        return new Gres(parts[0], type, number(amount), amount, detail);
    }

    private static int number(String amount) {
        return amount.chars().allMatch(Character::isDigit) && amount.length() < 10 ? Integer.parseInt(amount) : 0;
    }

    public boolean isGpu() {
        return name.equals("gpu");
    }
}
