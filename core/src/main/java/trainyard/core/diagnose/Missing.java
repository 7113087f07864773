package trainyard.core.diagnose;

/**
 * Evidence that is not there.
 *
 * @param what in a few words: "the kernel log of compute-02"
 * @param why a sentence; empty where nobody looked
 * @param how to get it: a command or a setting; empty where there is no way
 */
public record Missing(String what, String why, String how) {}
