package trainyard.core.conf;

/** {@code Include PATH}: another file's lines stand here. */
public record Include(String path, Place at) implements ConfPart {}
