package trainyard.app.config.form;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a control has set and not yet seen come back in the plan. Edits are made in the background: a plan that is older
 * than what the user has entered meanwhile comes back first, and must not take its place in the control.
 */
final class Sent {
    private final Deque<String> underWay = new ArrayDeque<>();
    private String plan = "";

    /** What the plan has. */
    String plan() {
        return plan;
    }

    /** What the plan will have, as far as it is known. */
    String last() {
        return underWay.isEmpty() ? plan : underWay.getLast();
    }

    void send(String text) {
        underWay.addLast(text);
    }

    /**
     * What the plan has now.
     *
     * @return whether that is the newest, and may be shown
     */
    boolean arrived(String now) {
        if (underWay.contains(now)) {
            while (!underWay.removeFirst().equals(now)) {
                // Overtaken: the plan was published once for several edits.
            }
        } else if (!now.equals(plan)) {
            underWay.clear();
        }
        plan = now;
        return underWay.isEmpty();
    }

    /** What was sent did not come about, or is of another mapping. */
    void forget() {
        underWay.clear();
    }
}
