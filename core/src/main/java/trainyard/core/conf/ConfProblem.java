package trainyard.core.conf;

/** Text that is no configuration, whatever keys there are. {@code what} and {@code mend} are one clause each. */
public record ConfProblem(Place at, String what, String mend) {}
