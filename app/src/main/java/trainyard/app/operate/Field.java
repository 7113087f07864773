package trainyard.app.operate;

import java.util.List;

/** What an action asks for besides its targets. */
enum Field {
    REASON("Reason", "What is wrong, for the next admin", List.of()),
    RESUME_AFTER("Until", "Empty: until somebody resumes it. 8h, 2d, 2026-03-02T18:00", List.of()),
    HOW(
            "When",
            "",
            List.of(
                    "drained, and off as soon as its jobs have ended",
                    "off as soon as it is idle",
                    "off at once; its jobs are cancelled")),
    NEXT_STATE("Afterwards", "", List.of("resume", "down")),
    /** Of an array whose waiting tasks stand folded in one row. */
    TASKS("Tasks", "1-4,7; empty: all of them", List.of()),
    SIGNAL("Signal", "TERM, USR1, 10", List.of()),
    TO("To", "", List.of("the steps", "the batch script", "the batch script and all its children")),
    TIME_LIMIT("Time limit", "1-12:00:00, minutes, or UNLIMITED", List.of()),
    PARTITION("Partition", "train, or several: train,long", List.of()),
    QOS("QOS", "normal", List.of()),
    NICE("Nice", "A number; below 0 for operators only", List.of()),
    DEPENDENCY("Dependency", "afterok:123", List.of()),
    EXCLUDED_NODES("Exclude nodes", "gpu-[001-004]", List.of());

    private final String title;
    private final String prompt;
    private final List<String> choices;

    Field(String title, String prompt, List<String> choices) {
        this.title = title;
        this.prompt = prompt;
        this.choices = choices;
    }

    String title() {
        return title;
    }

    String prompt() {
        return prompt;
    }

    /** What can be chosen, the usual first; empty for free text. */
    List<String> choices() {
        return choices;
    }
}
