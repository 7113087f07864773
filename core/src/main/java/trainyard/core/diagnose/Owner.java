package trainyard.core.diagnose;

import java.util.Locale;

/** Whose move it is. */
public enum Owner {
    USER,
    OPERATOR,
    BOTH;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
