package trainyard.app.kit;

/** Where in the window the user is, as data: what the rail, the palette and links lead to. */
public sealed interface Place {
    /** The place that the rail marks while the user is here: a page has no entry of its own. */
    default Place rail() {
        return this;
    }

    /** The same place without what was looked for on arrival: a window that is seen again changes no filter. */
    default Place again() {
        return this;
    }

    record Overview() implements Place {}

    record Topology() implements Place {}

    /**
     * @param search the words in the filter; empty for all nodes
     * @param view the name of a view of the table, which has its own words; empty for none
     */
    record Nodes(String search, String view) implements Place {
        public Nodes(String search) {
            this(search, "");
        }

        @Override
        public Place again() {
            return new Nodes("");
        }
    }

    /**
     * @param search the words in the filter; empty for all jobs
     * @param view the name of a view of the table, which has its own words; empty for none
     */
    record Jobs(String search, String view) implements Place {
        public Jobs(String search) {
            this(search, "");
        }

        @Override
        public Place again() {
            return new Jobs("");
        }
    }

    /**
     * A page on one job.
     *
     * @param number the job's own number
     */
    record Job(long number) implements Place {
        @Override
        public Place rail() {
            return new Jobs("");
        }
    }

    record Partitions() implements Place {}

    record Scheduler() implements Place {}

    record Gpus() implements Place {}

    /** What the cluster has and who uses it, at one moment. */
    record Report() implements Place {
        @Override
        public Place rail() {
            return new Overview();
        }
    }

    /** The plan of a cluster, edited. */
    record Plan() implements Place {}

    /**
     * A job is composed.
     *
     * @param job the number of a job to begin with; 0 to go on with what is there
     */
    record Composer(long job) implements Place {
        @Override
        public Place again() {
            return new Composer(0);
        }
    }

    /** A cluster is built, from its plan. */
    record Provision() implements Place {}

    /** What Prometheus has measured, and its alerts. */
    record Monitoring() implements Place {}

    record Audit() implements Place {}

    /** @param addConnection whether the form for a new connection opens at once */
    record Settings(boolean addConnection) implements Place {}
}
