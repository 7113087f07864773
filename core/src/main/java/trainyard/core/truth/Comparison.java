package trainyard.core.truth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import trainyard.core.truth.Answer.Told;

/**
 * Goes through the layers from the top and stops at the first that disagrees: in the count with the layer before it
 * that told anything, in addresses, device files and types with the last before it that told of those.
 */
final class Comparison {
    private final String node;
    private final Map<Layer, Told> before = new EnumMap<>(Layer.class);

    private Comparison(String node) {
        this.node = node;
    }

    static Optional<Disagreement> first(String node, Map<Layer, Answer> answers) {
        var comparison = new Comparison(node);
        for (Layer layer : Layer.values()) {
            if (answers.get(layer) instanceof Told told) {
                Optional<Disagreement> found = comparison.next(layer, told);
                if (found.isPresent()) {
                    return found;
                }
                comparison.before.put(layer, told);
            }
        }
        return Optional.empty();
    }

    private Optional<Disagreement> next(Layer layer, Told told) {
        return count(layer, told)
                .or(() -> mig(layer, told))
                .or(() -> addresses(layer, told))
                .or(() -> files(layer, told))
                .or(() -> types(layer, told));
    }

    /** The last layer above that tells such a thing, nearest first. */
    private Optional<Layer> last(BiPredicate<Layer, Told> tells) {
        return new ArrayList<>(before.keySet())
                .reversed().stream()
                        .filter(layer -> tells.test(layer, told(layer)))
                        .findFirst();
    }

    private Told told(Layer layer) {
        Told told = before.get(layer);
        if (told == null) {
            throw new IllegalStateException(layer + " told nothing");
        }
        return told;
    }

    private Optional<Disagreement> count(Layer layer, Told told) {
        Optional<Layer> with = last((_, _) -> true);
        if (with.isEmpty()) {
            return Optional.empty();
        }
        Told other = told(with.get());
        boolean migCounts = layer.isSlurm() && !with.get().isSlurm();
        int expected = migCounts ? schedulable(other) : other.count();
        if (told.count() == expected) {
            return Optional.empty();
        }
        String many = expected == other.count()
                ? gpus(expected)
                : gpus(other.count()) + ", with MIG " + expected + " for Slurm";
        String what = capital(with.get().inText()) + " tells " + many + ", " + layer.inText() + " tells "
                + gpus(told.count()) + ".";
        String mend = !other.mig().isEmpty() && migCounts
                ? Mends.mig(node)
                : Mends.count(node, with.get(), layer, told.count(), told.count() < expected);
        return Optional.of(new Disagreement(layer, with.get(), what, mend));
    }

    /** Where no layer below the plan tells of MIG, the plan does. */
    private int schedulable(Told other) {
        return Optional.ofNullable(before.get(Layer.PLAN))
                .filter(_ -> !before.containsKey(Layer.NVIDIA_SMI))
                .map(plan -> other.count() + plan.schedulable() - plan.count())
                .orElse(other.schedulable());
    }

    /** Only where the plan cuts GPUs: those that are cut without it are told by what Slurm counts. */
    private Optional<Disagreement> mig(Layer layer, Told told) {
        return Optional.ofNullable(before.get(Layer.PLAN))
                .map(Told::mig)
                .filter(planned -> layer == Layer.NVIDIA_SMI && !planned.isEmpty())
                .filter(planned -> !sorted(planned).equals(sorted(told.mig())))
                .map(planned -> new Disagreement(
                        layer,
                        Layer.PLAN,
                        "The plan cuts GPUs into " + listed(planned) + ", nvidia-smi tells " + listed(told.mig()) + ".",
                        Mends.migCut(node)));
    }

    private static List<String> sorted(List<String> profiles) {
        return profiles.stream().sorted().toList();
    }

    private static String listed(List<String> profiles) {
        return profiles.isEmpty()
                ? "no MIG instance"
                : profiles.stream()
                        .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(profile -> profile.getValue() + " x " + profile.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String gpus(int count) {
        return count == 0 ? "no GPU" : count == 1 ? "1 GPU" : count + " GPUs";
    }

    static String capital(String text) {
        return text.startsWith("the ") ? "T" + text.substring(1) : text;
    }

    private Optional<Disagreement> addresses(Layer layer, Told told) {
        return last((_, other) -> !other.addresses().isEmpty())
                .filter(_ -> !told.addresses().isEmpty())
                .flatMap(
                        with -> differ(layer, with, told.addresses(), told(with).addresses())
                                .map(what -> new Disagreement(layer, with, what, Mends.addresses(node))));
    }

    private Optional<Disagreement> files(Layer layer, Told told) {
        return last((_, other) -> !other.files().isEmpty())
                .filter(_ -> !told.files().isEmpty())
                .flatMap(with -> differ(layer, with, told.files(), told(with).files())
                        .map(what -> new Disagreement(layer, with, what, Mends.files(node, layer))));
    }

    private static Optional<String> differ(Layer layer, Layer with, List<String> here, List<String> there) {
        Set<String> more = minus(here, there);
        Set<String> less = minus(there, here);
        if (more.isEmpty() && less.isEmpty()) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        if (!less.isEmpty()) {
            parts.add(String.join(", ", less) + " of " + with.inText() + " is not in " + layer.inText());
        }
        if (!more.isEmpty()) {
            parts.add(String.join(", ", more) + " of " + layer.inText() + " is not in " + with.inText());
        }
        return Optional.of(capital(String.join(", and ", parts)) + ".");
    }

    private static Set<String> minus(List<String> from, List<String> what) {
        var rest = new LinkedHashSet<>(from);
        what.forEach(rest::remove);
        return rest;
    }

    private Optional<Disagreement> types(Layer layer, Told told) {
        if (!layer.hasGresTypes()) {
            return Optional.empty();
        }
        Optional<Layer> with = last((other, says) -> other.hasGresTypes() && says.count() > 0);
        if (with.isEmpty() || told(with.get()).types().equals(told.types())) {
            return Optional.empty();
        }
        Map<String, Integer> other = told(with.get()).types();
        // Only a typed gres.conf needs types in slurm.conf; the other way around Slurm fills them in.
        boolean matters = !told.types().isEmpty() && !other.isEmpty()
                || layer == Layer.SLURM_CONF
                        && with.get() == Layer.GRES_CONF
                        && told.types().isEmpty();
        return matters
                ? Optional.of(new Disagreement(
                        layer,
                        with.get(),
                        capital(with.get().inText()) + " has " + names(other) + ", " + layer.inText() + " has "
                                + names(told.types()) + ".",
                        Mends.types()))
                : Optional.empty();
    }

    private static String names(Map<String, Integer> types) {
        return types.isEmpty()
                ? "no type"
                : types.entrySet().stream()
                        .map(type -> type.getKey() + ":" + type.getValue())
                        .collect(Collectors.joining(", "));
    }
}
