package trainyard.core.plan.yaml;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** What YAML 1.1 takes a scalar for. */
public final class Kinds {
    private static final Map<Tag, ScalarKind> KINDS = Map.of(
            Tag.INT, ScalarKind.INTEGER,
            Tag.FLOAT, ScalarKind.DECIMAL,
            Tag.BOOL, ScalarKind.BOOLEAN,
            Tag.NULL, ScalarKind.NOTHING);

    private static final Resolver RESOLVER = new Resolver();

    private Kinds() {}

    /** Whether text without quotes is taken for this kind; a date or a merge key is none of them. */
    public static boolean isPlainly(String text, ScalarKind kind) {
        Tag tag = RESOLVER.resolve(NodeId.scalar, text, true);
        return kind == ScalarKind.TEXT ? tag.equals(Tag.STR) : KINDS.get(tag) == kind;
    }

    static ScalarKind of(@Nullable String tag, String value, boolean isPlain) {
        Tag resolved = tag == null || tag.equals("!") ? RESOLVER.resolve(NodeId.scalar, value, isPlain) : new Tag(tag);
        return KINDS.getOrDefault(resolved, ScalarKind.TEXT);
    }
}
