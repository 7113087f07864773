package trainyard.core.plan.edit;

import java.util.List;
import trainyard.core.slurm.Hostlist;

/**
 * A difference in words.
 *
 * @param pattern the sentence, in which a placeholder stands for the node
 * @param node its name; empty where it is about no node
 */
record Sentence(String pattern, String node) {
    private static final String NODE = "\0";
    private static final List<Meaning> SHORTENED = List.of(Meaning.of(PlanView.SLURM), Meaning.of(PlanView.CLUSTER));

    static Sentence of(Difference difference) {
        Meaning at = difference.at();
        if (at.isUnder(Differences.NODES)) {
            Meaning below = at.below(Differences.NODES);
            return new Sentence(
                    text(NODE, new Meaning(below.keys().subList(1, below.keys().size())), difference),
                    below.keys().getFirst());
        }
        if (at.isUnder(Differences.PARTITIONS)) {
            Meaning below = at.below(Differences.PARTITIONS);
            String partition = "partition " + below.keys().getFirst();
            return new Sentence(
                    text(
                            partition,
                            new Meaning(below.keys().subList(1, below.keys().size())),
                            difference),
                    "");
        }
        Meaning shortened = SHORTENED.stream()
                .filter(at::isUnder)
                .findFirst()
                .map(at::below)
                .orElse(at);
        String what = shortened.keys().isEmpty() ? "the plan" : shortened.toString();
        return new Sentence(text(what, Differences.ROOT, difference), "");
    }

    private static String text(String subject, Meaning attribute, Difference difference) {
        String what = attribute.keys().isEmpty() ? subject : subject + ": " + attribute;
        if (difference.before().isEmpty() || difference.after().isEmpty()) {
            boolean isAdded = difference.before().isEmpty();
            Data value = difference.before().or(difference::after).orElseThrow();
            boolean isWhole = attribute.keys().isEmpty() && !(value instanceof Data.Scalar);
            return what + (isWhole ? "" : " " + value.shown()) + (isAdded ? " added" : " removed");
        }
        return what + " " + difference.before().get().shown() + " -> "
                + difference.after().get().shown();
    }

    static String written(String pattern, List<String> nodes) {
        String subject = (nodes.size() == 1 ? "node " : "nodes ") + Hostlist.fold(nodes);
        return pattern.replace(NODE, subject);
    }
}
