package trainyard.core.diagnose;

/**
 * A line that a reader might take for the cause, and why it is not.
 *
 * @param evidence the first of its kind
 * @param times how often the like was seen
 * @param why a sentence
 */
public record SetAside(EvidenceLine evidence, long times, String why) {}
