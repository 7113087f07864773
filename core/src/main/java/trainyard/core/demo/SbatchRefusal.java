package trainyard.core.demo;

import java.util.List;

/** Why a job is not taken, in Slurm's words. */
final class SbatchRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    /** What slurmctld says (slurm_errno.c). */
    enum Words {
        PARTITION("Invalid partition name specified"),
        ACCOUNT("Invalid account or account/partition combination specified"),
        QOS("Invalid qos specification"),
        TIME("Requested time limit is invalid (missing or exceeds some limit)"),
        NODE_NAME("Invalid node name specified"),
        RESERVATION("Requested reservation is invalid"),
        NOT_YOUR_RESERVATION("Access denied to requested reservation"),
        FEATURE("Invalid feature specification"),
        ARRAY("Invalid job array specification"),
        CPUS("More processors requested than permitted"),
        NODES("Requested node configuration is not available");

        private final String text;

        Words(String text) {
            this.text = text;
        }
    }

    private final int status;
    private final boolean bySlurmctld;
    private final String before;

    private SbatchRefusal(int status, boolean bySlurmctld, String before, String why) {
        super(why);
        this.status = status;
        this.bySlurmctld = bySlurmctld;
        this.before = before;
    }

    /** sbatch itself does not understand it. */
    static SbatchRefusal bySbatch(int status, String why) {
        return new SbatchRefusal(status, false, "", why);
    }

    static SbatchRefusal bySlurmctld(Words why) {
        return bySlurmctld(why, "");
    }

    /** @param before a line that sbatch prints first; empty for none */
    static SbatchRefusal bySlurmctld(Words why, String before) {
        return new SbatchRefusal(1, true, before, why.text);
    }

    Answer answer(boolean test) {
        String first = before.isEmpty() ? "" : "sbatch: error: " + before + "\n";
        String who = !bySlurmctld
                ? "sbatch: error: "
                : test ? "allocation failure: " : "sbatch: error: Batch job submission failed: ";
        return new Answer(status, "", first + who + getMessage() + "\n");
    }

    /** What sbatch says to a script that is none. */
    static Answer answer(List<String> lines) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append("sbatch: error: ").append(line).append('\n'));
        return new Answer(1, "", text.toString());
    }
}
