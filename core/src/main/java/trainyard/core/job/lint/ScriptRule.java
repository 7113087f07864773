package trainyard.core.job.lint;

/**
 * One thing that can be wrong with a script.
 *
 * @param id in lower case with hyphens, never changed once published
 * @param title what is so where the rule is kept, in a few words
 */
record ScriptRule(String id, String title, Check check) {
    @FunctionalInterface
    interface Check {
        void look(Subject subject, Found found);
    }
}
