package trainyard.app.inspect;

import java.util.List;
import trainyard.app.kit.Subject;

/**
 * Subjects that belong to the one shown.
 *
 * @param total how many there are; the list may hold fewer
 */
record Links(String title, int total, List<Link> links) {
    static final Links NONE = new Links("", 0, List.of());

    record Link(String text, Subject to) {}
}
