package trainyard.core.plan;

/** Where in a file something stands; both count from 1, as editors do. */
public record Position(int line, int column) {
    public static final Position START = new Position(1, 1);
}
