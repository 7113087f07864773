package trainyard.core.operate;

import java.util.ArrayList;
import java.util.List;
import trainyard.core.operate.Action.Step;

/**
 * How many targets one command is for.
 *
 * <p>Drain and down take a list: setting either twice changes nothing, so that a list which Slurm refuses can be asked
 * again node by node. A resume of a list fails for all to see where one node of it is idle, although it has resumed
 * those before that one; so each node is resumed alone, as are power and reboots. Jobs go together while Slurm names
 * the one that it refuses, which it does for plain numbers. {@code scontrol top} orders the jobs of its list, so it
 * gets all of them.
 */
final class Steps {
    /** Longest command line some kilobytes, and a lock held for long enough to be noticed by nobody. */
    private static final int NODES = 256;

    private static final int JOBS = 100;

    private Steps() {}

    static List<Step> of(Action action) {
        return switch (action) {
            case NodeAction.Drain drain -> chunks(drain, drain.nodes(), NODES);
            case NodeAction.Down down -> chunks(down, down.nodes(), NODES);
            case NodeAction one -> chunks(one, one.nodes(), 1);
            case JobAction.Top top -> List.of(step(top, top.jobs()));
            case JobAction jobs -> jobs(jobs);
        };
    }

    static Step step(Action action, List<String> targets) {
        return new Step(targets, action.words(targets));
    }

    private static List<Step> jobs(JobAction action) {
        var steps = new ArrayList<Step>();
        var plain = new ArrayList<String>();
        for (String id : action.jobs()) {
            if (JobTarget.parse(id).isPlain()) {
                plain.add(id);
            } else {
                steps.add(step(action, List.of(id)));
            }
        }
        steps.addAll(0, chunks(action, plain, JOBS));
        return List.copyOf(steps);
    }

    private static List<Step> chunks(Action action, List<String> targets, int most) {
        var steps = new ArrayList<Step>();
        for (int from = 0; from < targets.size(); from += most) {
            steps.add(step(action, targets.subList(from, Math.min(targets.size(), from + most))));
        }
        return List.copyOf(steps);
    }
}
