package trainyard.app.config.lint;

/** A line of the list of findings. */
sealed interface LintItem permits FoundRow, LintItem.Heading {
    /** Above the findings of a rule. */
    record Heading(String rule, String title, int count) implements LintItem {}
}
