package trainyard.core.plan.edit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.yaml.YamlSyntaxException;

/** Plans with all that YAML allows, each in several kinds of line ends. */
final class NastyPlans {
    static final List<String> NAMES = List.of("comments", "anchors", "flow", "odd");

    private NastyPlans() {}

    static String text(String name) {
        try (var in = NastyPlans.class.getResourceAsStream("/trainyard/plans/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By a name for messages. */
    static Map<String, String> all() {
        var plans = new LinkedHashMap<String, String>();
        for (String name : NAMES) {
            String text = text(name);
            plans.put(name, text);
            plans.put(name + " of Windows", "\ufeff" + text.replace("\n", "\r\n"));
            plans.put(
                    name + " of Windows without a last line end",
                    text.replace("\n", "\r\n").strip());
            plans.put(name + " without a last line end", text.strip());
        }
        plans.put("two-gpu-nodes", ExamplePlans.text("two-gpu-nodes"));
        plans.put("two-cpu-nodes", ExamplePlans.text("two-cpu-nodes"));
        return plans;
    }

    static PlanDocument document(String text) {
        try {
            return PlanDocument.parse(PlanText.of(text));
        } catch (YamlSyntaxException broken) {
            throw new AssertionError(broken.getMessage() + " in line " + broken.line(), broken);
        }
    }
}
