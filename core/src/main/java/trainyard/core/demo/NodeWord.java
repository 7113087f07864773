package trainyard.core.demo;

import java.util.Locale;

/** The one word that sinfo has for a node's state: long form and compact form, in the order of its sort. */
enum NodeWord {
    INVAL("inval", "inval"),
    MAINT("maint", "maint"),
    REBOOT("reboot", "boot"),
    COMPLETING("completing", "comp"),
    DRAINING("draining", "drng"),
    DRAINED("drained", "drain"),
    PLANNED("planned", "plnd"),
    MIXED("mixed", "mix"),
    ALLOCATED("allocated", "alloc"),
    IDLE("idle", "idle"),
    DOWN("down", "down");

    private final String word;
    private final String code;

    NodeWord(String word, String code) {
        this.word = word;
        this.code = code;
    }

    static NodeWord of(SimNode node) {
        if (node.invalidRegistration) {
            return INVAL;
        }
        // A node whose jobs go on under the reservation is what its jobs make of it.
        if (node.maintenance && node.baseState().equals("IDLE") && !node.drain) {
            return MAINT;
        }
        boolean busy = node.runningJobs > 0 || node.completingJobs > 0;
        if (!busy && (node.rebootAsked || node.rebootEnds != 0)) {
            return REBOOT;
        }
        if (node.drain) {
            return busy ? DRAINING : DRAINED;
        }
        if (node.down) {
            return DOWN;
        }
        if (node.completingJobs > 0 && !node.baseState().equals("ALLOCATED")) {
            return COMPLETING;
        }
        return node.isPlanned() ? PLANNED : valueOf(node.baseState());
    }

    static String longForm(SimNode node) {
        return of(node).word + mark(node);
    }

    static String compact(SimNode node) {
        return of(node).code + mark(node);
    }

    /** As sinfo's StateComplete: every flag in lower case. */
    static String complete(SimNode node) {
        return node.state().toLowerCase(Locale.ROOT);
    }

    private static String mark(SimNode node) {
        if (node.notResponding) {
            return "*";
        }
        if (node.rebootAsked || node.rebootEnds != 0) {
            return node.rebootAsked ? "@" : "^";
        }
        if (node.powerDownAsked || node.powerUpEnds != 0) {
            return node.powerDownAsked ? "!" : "#";
        }
        // An allocated node that winds up another job as well.
        boolean also = of(node) == ALLOCATED && node.completingJobs > 0;
        return node.poweredDown ? "~" : also ? "+" : "";
    }
}
