package trainyard.app.kit;

/** Clauses, such as rules and compilers tell what is wrong, as sentences. */
public final class Sentence {
    private Sentence() {}

    /** With a capital in front, unless there is nothing to say. */
    public static String of(String clause) {
        return clause.isEmpty() ? "" : Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
    }
}
