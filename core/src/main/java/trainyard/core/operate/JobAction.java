package trainyard.core.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be done to jobs, in the words of scontrol(1) and scancel(1). */
public sealed interface JobAction extends Action {
    /** Ids of jobs and of tasks of arrays, as in {@code 12}, {@code 12_3}, {@code 12_[1-3]}; each once. */
    List<String> jobs();

    @Override
    default List<String> targets() {
        return jobs();
    }

    /**
     * Ends jobs and steps, or sends them a signal.
     *
     * @param jobs steps such as {@code 12.0} as well
     * @param signal by name or number; empty ends the job
     * @param whom a signal goes to
     */
    record Cancel(List<String> jobs, Optional<String> signal, Whom whom) implements JobAction {
        private static final Pattern SIGNAL = Pattern.compile("[A-Za-z]{2,12}[0-9+]*|[0-9]{1,2}");

        /** By scancel's options: none, {@code --batch} and {@code --full}. */
        public enum Whom {
            STEPS,
            BATCH_SCRIPT,
            ALL
        }

        public Cancel {
            jobs = Targets.jobsAndSteps(jobs);
            signal.filter(name -> !SIGNAL.matcher(name).matches()).ifPresent(name -> {
                throw new IllegalArgumentException("'" + name + "' is not a signal, such as TERM, USR1 or 10.");
            });
        }

        /** Ends the jobs. */
        public static Cancel of(List<String> jobs) {
            return new Cancel(jobs, Optional.empty(), Whom.STEPS);
        }

        @Override
        public String word() {
            return signal.isEmpty() ? "cancel" : "signal";
        }

        @Override
        public boolean isDestructive() {
            return true;
        }

        /** With -v, since scancel keeps it to itself else that a job is unknown or has ended. */
        @Override
        public List<String> words(List<String> some) {
            var words = new ArrayList<>(List.of("scancel", "-v"));
            signal.ifPresent(name -> words.add("--signal=" + name));
            switch (whom) {
                case STEPS -> {}
                case BATCH_SCRIPT -> words.add("--batch");
                case ALL -> words.add("--full");
            }
            words.addAll(some);
            return List.copyOf(words);
        }
    }

    /**
     * Keeps waiting jobs from starting.
     *
     * @param byUser whether the jobs' owners may release them ({@code uhold})
     */
    record Hold(List<String> jobs, boolean byUser) implements JobAction {
        public Hold {
            jobs = Targets.jobs(jobs);
        }

        @Override
        public String word() {
            return "hold";
        }

        @Override
        public List<String> words(List<String> some) {
            return scontrol(byUser ? "uhold" : "hold", some);
        }
    }

    record Release(List<String> jobs) implements JobAction {
        public Release {
            jobs = Targets.jobs(jobs);
        }

        @Override
        public String word() {
            return "release";
        }

        @Override
        public List<String> words(List<String> some) {
            return scontrol("release", some);
        }
    }

    /**
     * Ends running batch jobs and lets them wait again, from their beginning.
     *
     * @param held whether they wait until somebody releases them
     */
    record Requeue(List<String> jobs, boolean held) implements JobAction {
        public Requeue {
            jobs = Targets.jobs(jobs);
        }

        @Override
        public String word() {
            return held ? "requeue and hold" : "requeue";
        }

        @Override
        public boolean isDestructive() {
            return true;
        }

        @Override
        public List<String> words(List<String> some) {
            return scontrol(held ? "requeuehold" : "requeue", some);
        }
    }

    record Change(List<String> jobs, JobChange change) implements JobAction {
        public Change {
            jobs = Targets.jobs(jobs);
            if (change.isEmpty()) {
                throw new IllegalArgumentException("Nothing to change is given.");
            }
        }

        @Override
        public String word() {
            return "change";
        }

        @Override
        public List<String> words(List<String> some) {
            var words = new ArrayList<>(List.of("scontrol", "update", "jobid=" + String.join(",", some)));
            words.addAll(change.words());
            return List.copyOf(words);
        }
    }

    /** Puts the jobs before all others of their owner, in the order given. */
    record Top(List<String> jobs) implements JobAction {
        public Top {
            jobs = Targets.jobs(jobs);
        }

        @Override
        public String word() {
            return "top";
        }

        @Override
        public List<String> words(List<String> some) {
            return List.of("scontrol", "top", String.join(",", some));
        }
    }

    /** Stops running jobs, which keep their memory but give their CPUs to others. */
    record Suspend(List<String> jobs) implements JobAction {
        public Suspend {
            jobs = Targets.jobs(jobs);
        }

        @Override
        public String word() {
            return "suspend";
        }

        @Override
        public List<String> words(List<String> some) {
            return scontrol("suspend", some);
        }
    }

    /** Lets suspended jobs run on. */
    record Continue(List<String> jobs) implements JobAction {
        public Continue {
            jobs = Targets.jobs(jobs);
        }

        @Override
        public String word() {
            return "continue";
        }

        @Override
        public List<String> words(List<String> some) {
            return scontrol("resume", some);
        }
    }

    private static List<String> scontrol(String verb, List<String> jobs) {
        var words = new ArrayList<>(List.of("scontrol", verb));
        words.addAll(jobs);
        return List.copyOf(words);
    }
}
