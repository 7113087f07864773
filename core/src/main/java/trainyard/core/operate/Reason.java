package trainyard.core.operate;

/** Why a node is taken away, in an admin's words. */
final class Reason {
    private Reason() {}

    static String checked(String text) {
        String reason = text.strip();
        if (reason.isEmpty()) {
            throw new IllegalArgumentException("Give a reason: the next admin will ask why.");
        }
        if (reason.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A reason is one line of text.");
        }
        return reason;
    }

    /**
     * The argument for scontrol, which takes off one quotation mark from either end of a reason where there is one
     * ({@code scontrol_update_node}, seen on 22.05 and 24.11): a reason that has its own gets a pair to lose.
     */
    static String word(String reason) {
        boolean quoted = reason.startsWith("\"") || reason.endsWith("\"");
        return "reason=" + (quoted ? "\"" + reason + "\"" : reason);
    }
}
