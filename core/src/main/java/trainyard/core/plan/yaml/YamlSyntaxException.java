package trainyard.core.plan.yaml;

/** Text that is not YAML, or not one document of it. The message is one clause; line and column count from 1. */
public final class YamlSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    public YamlSyntaxException(String what, int line, int column) {
        super(what);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
