package trainyard.core.plan.yaml;

import java.util.Optional;

/**
 * Where a value stands. Offsets count characters of the text from 0, line and column count from 1.
 *
 * @param start the first character, that of an anchor or a tag where there is one
 * @param content the first character after anchor and tag
 * @param end just after the last character; comments and blank lines that follow are outside
 * @param anchor the anchor's name, without its {@code &}
 * @param isTagged whether a tag such as {@code !!str} is written
 */
public record Place(int start, int content, int end, int line, int column, Optional<String> anchor, boolean isTagged) {
    Place until(int newEnd) {
        return new Place(start, content, newEnd, line, column, anchor, isTagged);
    }
}
