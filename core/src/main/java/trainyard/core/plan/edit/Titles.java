package trainyard.core.plan.edit;

/** Nodes in the title of an edit. */
final class Titles {
    /** Longer hostlists are counted: a title is read in a menu. */
    private static final int LONGEST = 40;

    private Titles() {}

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
