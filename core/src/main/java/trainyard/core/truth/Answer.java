package trainyard.core.truth;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one layer says of a node's GPUs, or why it says nothing. */
public sealed interface Answer {
    /**
     * What a layer tells. A list that a layer does not speak of is empty.
     *
     * @param count GPUs; where a layer of Slurm counts MIG instances, those
     * @param types how many of each GRES type or model; GPUs without a type are in none of them
     * @param addresses PCI addresses as {@code 0000:41:00.0}, in lower case
     * @param files device files such as {@code /dev/nvidia0}
     * @param mig MIG instances by their profile, such as {@code 3g.20gb}
     * @param schedulable what Slurm should count of it: MIG instances in place of the GPUs that are divided
     * @param notes what else is worth knowing, as sentences
     */
    record Told(
            int count,
            Map<String, Integer> types,
            List<String> addresses,
            List<String> files,
            List<String> mig,
            int schedulable,
            List<String> notes)
            implements Answer {
        public Told {
            types = Collections.unmodifiableMap(new TreeMap<>(types));
            addresses = List.copyOf(addresses);
            files = List.copyOf(files);
            mig = List.copyOf(mig);
            notes = List.copyOf(notes);
        }

        static Told of(int count, Map<String, Integer> types, List<String> files) {
            return new Told(count, types, List.of(), files, List.of(), count, List.of());
        }

        Told with(List<String> more) {
            return new Told(count, types, addresses, files, mig, schedulable, more);
        }
    }

    /** @param sentence what is missing and why */
    record Missing(String sentence) implements Answer {}
}
