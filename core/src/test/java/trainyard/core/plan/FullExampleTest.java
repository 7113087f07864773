package trainyard.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example with every optional key has every key: a new one is shown there, and tried on real daemons with it. */
class FullExampleTest {
    /** Of plans that have something else in their place, shown by other examples: alike nodes, blocks. */
    private static final Set<String> ELSEWHERE = Set.of("count", "blocks", "block_sizes");

    private static final Pattern KEY = Pattern.compile("([a-z0-9_]+):(?= |\n)");

    @Test
    void the_full_example_has_every_key_of_the_schema() {
        var missing = new TreeSet<String>();
        collect(PlanSchema.PLAN, missing);
        missing.removeAll(ELSEWHERE);
        var keys = KEY.matcher(ExamplePlans.text("every-optional-key"));
        while (keys.find()) {
            missing.remove(keys.group(1));
        }
        assertEquals(Set.of(), missing);
    }

    private static void collect(Shape shape, Set<String> keys) {
        switch (shape) {
            case Shape.Keys mapping ->
                mapping.known().forEach((key, value) -> {
                    keys.add(key);
                    collect(value, keys);
                });
            case Shape.ListOf list -> collect(list.item(), keys);
            case Shape.MapOf map -> collect(map.value(), keys);
            case Shape.AnyOf any -> any.shapes().forEach(one -> collect(one, keys));
            case Shape.One _, Shape.Anything _ -> {}
        }
    }
}
