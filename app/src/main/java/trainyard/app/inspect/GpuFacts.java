package trainyard.app.inspect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import trainyard.app.kit.GpuWords;
import trainyard.app.kit.PropertyList.Property;
import trainyard.core.metrics.GpuSample;
import trainyard.core.metrics.GpuUse;

/** What the inspector says of a node's GPUs where they were read. */
final class GpuFacts {
    private GpuFacts() {}

    /** Empty for a node that the sample does not hold. */
    static Optional<Fact> of(String node, GpuSample sample, Instant now) {
        var properties = new ArrayList<Property>();
        for (GpuUse use : sample.gpus()) {
            if (use.node().equals(node)) {
                properties.add(Property.of(name(use), GpuWords.of(use.gpu())));
            }
        }
        sample.notes().stream()
                .filter(note -> note.node().equals(node))
                .forEach(note -> properties.add(Property.of("Note", note.sentence())));
        if (properties.isEmpty()) {
            return Optional.empty();
        }
        properties.add(Property.time("Read", Optional.of(sample.at()), now));
        return Optional.of(new Fact("GPUs by nvidia-smi", properties));
    }

    private static String name(GpuUse use) {
        return use.gpu().index().isPresent()
                ? "GPU " + use.gpu().index().getAsInt()
                : use.gpu().pciAddress();
    }
}
