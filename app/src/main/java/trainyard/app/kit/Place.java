package trainyard.app.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import trainyard.core.job.RecipeField;

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

    /** The jobs that failed lately, and why. */
    record Diagnosis() implements Place {}

    /**
     * A page on why one job failed.
     *
     * @param number the job's own number
     */
    record JobDiagnosis(long number) implements Place {
        @Override
        public Place rail() {
            return new Diagnosis();
        }
    }

    /** A page on why something failed, by files that the user chose. */
    record FilesDiagnosis(List<Path> files) implements Place {
        public FilesDiagnosis {
            files = List.copyOf(files);
        }

        @Override
        public Place rail() {
            return new Diagnosis();
        }
    }

    /** A page on why a node is out of service, or not as it should be. */
    record NodeCheck(String node) implements Place {
        @Override
        public Place rail() {
            return new Nodes("");
        }
    }

    /**
     * A job is composed.
     *
     * @param job the number of a job to begin with; 0 to go on with what is there
     * @param changes what is to be otherwise than in that job; a field without a text is shown to the user only
     */
    record Composer(long job, Map<RecipeField, String> changes) implements Place {
        public Composer {
            changes = Map.copyOf(changes);
        }

        public Composer(long job) {
            this(job, Map.of());
        }

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
