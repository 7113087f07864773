package trainyard.core.live.output;

import java.util.Optional;

/** Follows one escape sequence of a terminal (ECMA-48) to its end; tells of those for colours alone. */
final class Escapes {
    private static final int LONGEST_NUMBERS = 128;
    private static final char ESCAPE = 0x1b;

    private enum Where {
        OUTSIDE,
        AFTER_ESCAPE,
        /** {@code ESC [}: numbers, then one letter. */
        CONTROL,
        /** A title, a link, a picture: up to a bell or {@code ESC \}. */
        TEXT,
        TEXT_ESCAPE
    }

    private final StringBuilder numbers = new StringBuilder();
    private Where where = Where.OUTSIDE;

    boolean isOpen() {
        return where != Where.OUTSIDE;
    }

    void end() {
        where = Where.OUTSIDE;
    }

    /** A control character outside a sequence; those that begin none are dropped. */
    void begin(char c) {
        where = switch (c) {
            case ESCAPE -> Where.AFTER_ESCAPE;
            case 0x9b -> Where.CONTROL;
            case 0x90, 0x98, 0x9d, 0x9e, 0x9f -> Where.TEXT;
            default -> Where.OUTSIDE;
        };
        numbers.setLength(0);
    }

    /** @return the numbers of a sequence for colours, once it is whole */
    Optional<String> take(char c) {
        switch (where) {
            case AFTER_ESCAPE -> afterEscape(c);
            case CONTROL -> {
                return control(c);
            }
            case TEXT -> {
                if (c == 0x07 || c == 0x9c) {
                    end();
                } else if (c == ESCAPE) {
                    where = Where.TEXT_ESCAPE;
                }
            }
            case TEXT_ESCAPE -> where = c == '\\' ? Where.OUTSIDE : Where.TEXT;
            case OUTSIDE -> begin(c);
        }
        return Optional.empty();
    }

    private void afterEscape(char c) {
        if (c == '[') {
            where = Where.CONTROL;
            numbers.setLength(0);
        } else if ("]P^_X".indexOf(c) >= 0) {
            where = Where.TEXT;
        } else if (c != ESCAPE && (c < ' ' || c > '/')) {
            // One letter; blanks to slashes stand before it, as in ESC ( B.
            end();
        }
    }

    private Optional<String> control(char c) {
        if (c >= '@' && c <= '~') {
            end();
            boolean colours = c == 'm' && numbers.chars().allMatch(n -> n >= '0' && n <= ';');
            return colours ? Optional.of(numbers.toString()) : Optional.empty();
        }
        if (c < ' ' || c > '~') {
            begin(c);
        } else if (numbers.length() < LONGEST_NUMBERS) {
            numbers.append(c);
        }
        return Optional.empty();
    }
}
