package trainyard.core.lint;

/** Why a value is none: what is wrong in one clause, and what to write. */
record Misfit(Severity severity, String what, String mend) {}
