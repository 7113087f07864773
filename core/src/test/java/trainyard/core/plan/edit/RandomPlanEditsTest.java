package trainyard.core.plan.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import trainyard.core.plan.ExamplePlans;

/** Any sequence of the edits that the window makes, over every example and the plans that are hard to write in. */
class RandomPlanEditsTest {
    private static final int SEQUENCES = Integer.getInteger("trainyard.sequences", 40);
    private static final int LENGTH = 10;
    private static final int LARGE = 50_000;

    @TestFactory
    Stream<DynamicTest> edits_of_nodes_and_partitions_then_undo_give_the_same_bytes() {
        var plans = NastyPlans.all();
        ExamplePlans.NAMES.forEach(name -> {
            plans.put(name, ExamplePlans.text(name));
            plans.put(name + " of Windows", "\ufeff" + ExamplePlans.text(name).replace("\n", "\r\n"));
        });
        plans.put("empty", ExamplePlans.empty());
        return plans.entrySet().stream()
                .map(plan -> DynamicTest.dynamicTest(plan.getKey(), () -> sequences(plan.getValue())));
    }

    private static void sequences(String plan) throws Exception {
        byte[] original = PlanText.of(plan).bytes();
        int sequences = plan.length() > LARGE ? 2 : SEQUENCES;
        int made = 0;
        for (int seed = 0; seed < sequences; seed++) {
            var random = new RandomPlanEdits(seed);
            var history = new EditHistory(NastyPlans.document(plan));
            var texts = new ArrayList<>(List.of(history.document().text()));
            for (int i = 0; i < LENGTH; i++) {
                made += edit(history, random.on(history.document()), texts) ? 1 : 0;
            }
            while (history.undoTitle().isPresent()) {
                assertEquals(texts.removeLast(), history.document().text());
                history.undo();
            }
            assertArrayEquals(original, history.document().text().bytes());
        }
        assertTrue(made > sequences * LENGTH / 8, made + " of " + sequences * LENGTH + " were made");
    }

    private static boolean edit(EditHistory history, Edit edit, List<PlanText> texts) {
        String before = history.document().text().text();
        try {
            history.apply(edit, Sharing.WRITE_OUT);
        } catch (EditRefused refused) {
            assertFalse(
                    refused.getMessage().contains("because of how"), () -> edit + "\n" + refused.getMessage() + before);
            assertEquals(before, history.document().text().text());
            return false;
        }
        String after = history.document().text().text();
        if (!RandomPlanEdits.removes(edit)) {
            // A clone is written as it is: what it copies may come more than once.
            var lost = new ArrayList<>(comments(before));
            comments(after).forEach(lost::remove);
            assertEquals(List.of(), lost, edit::toString);
        }
        if (before.contains("\r\n")) {
            assertFalse(after.replace("\r\n", "").contains("\n"), edit::toString);
        }
        if (!after.equals(before)) {
            texts.add(history.document().text());
        }
        return true;
    }

    /** What stands behind a hash, wherever that is. */
    private static List<String> comments(String text) {
        return text.lines()
                .filter(line -> line.matches("(?:.*\\s)?#\\s.*"))
                .map(line -> line.replaceFirst("^(?:.*?\\s)??(?=#\\s)", ""))
                .toList();
    }
}
