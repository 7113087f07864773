package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.plan.yaml.YamlNode;

/** YAML's merge key: what it brings into a mapping, and from where. */
final class Merges {
    private Merges() {}

    /** The mappings that a mapping merges, those that win first. */
    static List<YamlNode.Mapping> sources(YamlNode.Mapping mapping) {
        var sources = new ArrayList<YamlNode.Mapping>();
        for (YamlNode.Pair pair : mapping.entries()) {
            if (pair.isMerge()) {
                YamlNode value = meant(pair.value()).orElse(pair.value());
                List<YamlNode> given = value instanceof YamlNode.Sequence list ? list.items() : List.of(value);
                given.forEach(one -> meant(one)
                        .filter(YamlNode.Mapping.class::isInstance)
                        .map(YamlNode.Mapping.class::cast)
                        .ifPresent(sources::add));
            }
        }
        return sources;
    }

    /** The mapping in which a merged key is written; empty where none brings it. */
    static Optional<YamlNode.Mapping> source(YamlNode.Mapping mapping, String key) {
        for (YamlNode.Mapping source : sources(mapping)) {
            if (source.entries().stream().anyMatch(pair -> isKey(pair, key))) {
                return Optional.of(source);
            }
            Optional<YamlNode.Mapping> further = source(source, key);
            if (further.isPresent()) {
                return further;
            }
        }
        return Optional.empty();
    }

    static boolean isKey(YamlNode.Pair pair, String key) {
        return !pair.isMerge() && pair.word().filter(key::equals).isPresent();
    }

    /** What an alias stands for, or the node itself. */
    private static Optional<YamlNode> meant(YamlNode node) {
        return node instanceof YamlNode.Alias alias ? alias.target() : Optional.of(node);
    }
}
