package trainyard.core.operate;

import java.util.List;
import java.util.Optional;
import trainyard.core.slurm.SlurmVersion;

/**
 * What a person asks a cluster to do, as data. An action says which commands it becomes; {@link Operator} alone runs
 * them.
 *
 * <p>The constructors of all actions throw {@link IllegalArgumentException}, with a sentence, for a target that is none
 * and for a value that Slurm could not take.
 */
public sealed interface Action permits NodeAction, JobAction {
    /** What is done, as on a button and in the audit log: {@code drain}. */
    String word();

    /** Node names or job ids, each once, in the order given. */
    List<String> targets();

    /** The command, as an argument list, that does it to some of the targets. */
    List<String> words(List<String> some);

    /** Whether work is lost by it: it should be asked about with its {@link Impact} first. */
    default boolean isDestructive() {
        return false;
    }

    /** The commands that do it to all targets, in their order. */
    default List<Step> steps() {
        return Steps.of(this);
    }

    /** Why a version of Slurm cannot do it, in a sentence; empty where it can. */
    default Optional<String> objection(SlurmVersion version) {
        return Optional.empty();
    }

    /**
     * One command of an action.
     *
     * @param targets those that it is for
     * @param words program and arguments, unquoted
     */
    record Step(List<String> targets, List<String> words) {
        public Step {
            targets = List.copyOf(targets);
            words = List.copyOf(words);
        }
    }
}
