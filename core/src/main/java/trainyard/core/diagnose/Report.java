package trainyard.core.diagnose;

import java.util.List;

/**
 * Why a job failed, as far as the evidence tells.
 *
 * @param cause a slug such as {@code host-oom}, or {@link #UNKNOWN}
 * @param title the cause in a few words
 * @param summary what happened, in a sentence or two that name the blamed things
 * @param explanation what such a failure is, for somebody who has not met it
 * @param blamed the most certain first
 * @param evidence the lines that carry the cause, at most {@value #MOST_LINES}
 * @param setAside what looks like a cause and is none
 * @param surroundings sentences on what else ran on the nodes, and on earlier runs of the job
 * @param timeline all that was found, by time, then by role
 */
public record Report(
        JobFacts job,
        String cause,
        String title,
        Layer layer,
        Confidence confidence,
        String summary,
        String explanation,
        List<Blamed> blamed,
        List<EvidenceLine> evidence,
        List<SetAside> setAside,
        List<Missing> missing,
        List<String> surroundings,
        Owner owner,
        List<Remedy> remedies,
        Retry retry,
        List<Happening> timeline) {
    public static final String UNKNOWN = "unknown";
    public static final int MOST_LINES = 5;

    public Report {
        blamed = List.copyOf(blamed);
        evidence = List.copyOf(evidence);
        setAside = List.copyOf(setAside);
        missing = List.copyOf(missing);
        surroundings = List.copyOf(surroundings);
        remedies = List.copyOf(remedies);
        timeline = List.copyOf(timeline);
    }

    public boolean isUnknown() {
        return cause.equals(UNKNOWN);
    }
}
