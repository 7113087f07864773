package trainyard.core.plan.edit;

/** What people read of an edit where it is undone. */
final class Titles {
    /** A title is read in a menu: longer hostlists are counted, longer values cut. */
    private static final int LONGEST = 40;

    private Titles() {}

    static String set(PlanPath at, Data value) {
        String shown = value.shown();
        String cut = shown.length() > LONGEST ? shown.substring(0, LONGEST - 1) + "…" : shown;
        return "Set " + at.shortly() + " to " + cut;
    }

    /** The hostlist, or how many nodes it holds where it is long. */
    static String nodes(String hostlist) {
        return hostlist.length() <= LONGEST ? hostlist : counted(hostlist);
    }

    /** {@code node compute-01}, {@code 4 nodes}. */
    static String counted(String hostlist) {
        try {
            int count = PlanView.expanded(hostlist).size();
            return count == 1 ? "node " + hostlist : count + " nodes";
        } catch (EditRefused broken) {
            // The steps will say what is wrong with it.
            return hostlist;
        }
    }
}
