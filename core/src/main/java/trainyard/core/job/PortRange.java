package trainyard.core.job;

import java.util.Optional;
import java.util.regex.Pattern;

/** TCP ports, both ends included. */
public record PortRange(int first, int last) {
    /**
     * Below the range from which Linux takes ports for outgoing connections (32768 and up), and above 12000-12999, which
     * clusters give to PMIx.
     */
    public static final PortRange USUAL = new PortRange(20_000, 29_999);

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    /** Reads {@code 20000-29999}; empty where it is none. */
    public static Optional<PortRange> parse(String text) {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var range = new PortRange(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
        return Optional.of(range).filter(one -> one.first > 0 && one.first <= one.last && one.last < 65_536);
    }

    public int size() {
        return last - first + 1;
    }

    public boolean meets(PortRange other) {
        return first <= other.last && other.first <= last;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
