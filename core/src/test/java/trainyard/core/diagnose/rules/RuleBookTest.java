package trainyard.core.diagnose.rules;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import trainyard.core.diagnose.Role;

/** The shipped rules keep their own examples, and their texts hold. */
class RuleBookTest {
    private static final RuleBook BOOK = RuleBook.shipped();
    private static final Pattern VALUE = Pattern.compile("\\{([a-z]+)}");
    private static final Set<String> VALUES = Set.of(
            "node", "gpu", "rank", "file", "path", "setting", "host", "port", "user", "process", "pid", "job", "step",
            "ms", "seq", "op", "member", "world", "device", "xid", "detail", "nodes", "count");

    @TestFactory
    Stream<DynamicTest> a_rule_matches_its_examples_and_nothing_that_it_must_not() {
        return rules().map(rule -> DynamicTest.dynamicTest(rule.id(), () -> keeps(rule)));
    }

    private static void keeps(Rule rule) {
        for (Rule.Example example : rule.matches()) {
            String line = example.line();
            assertTrue(isFound(rule, line), () -> "none of " + rule.find() + " stands in: " + line);
            var match = rule.pattern().matcher(line);
            assertTrue(match.find(), () -> "not matched: " + line);
            example.with().forEach((name, value) -> assertEquals(value, match.group(name), name + " in: " + line));
        }
        for (String line : rule.misses()) {
            assertFalse(isFound(rule, line) && rule.pattern().matcher(line).find(), () -> "matched: " + line);
        }
    }

    private static boolean isFound(Rule rule, String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return rule.find().stream().anyMatch(find -> lower.contains(find.toLowerCase(Locale.ROOT)));
    }

    @TestFactory
    Stream<DynamicTest> a_rule_has_examples_and_a_sentence() {
        return rules().filter(rule -> !rule.isBuiltIn())
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
                    assertFalse(rule.matches().isEmpty(), "it has no line that it matches");
                    assertTrue(rule.says().endsWith("."), "what it says is no sentence");
                    assertTrue(rule.find().stream().allMatch(find -> find.length() >= 3), "too short to search for");
                    assertTrue(
                            rule.cause().isPresent() || rule.role() != Role.INITIATOR,
                            "an initiator has to point at a cause");
                }));
    }

    private static Stream<Rule> rules() {
        return BOOK.rules().values().stream();
    }

    @TestFactory
    Stream<DynamicTest> a_cause_has_rules_remedies_and_values_that_exist() {
        return BOOK.causes().values().stream()
                .map(cause -> DynamicTest.dynamicTest(
                        cause.slug(),
                        () -> assertAll(
                                () -> assertFalse(cause.remedies().isEmpty(), "no remedy"),
                                () -> assertTrue(
                                        Stream.concat(
                                                        rules(),
                                                        BOOK.combinations().stream()
                                                                .map(Combination::rule))
                                                .anyMatch(rule -> rule.cause()
                                                        .filter(cause::equals)
                                                        .isPresent()),
                                        "no rule finds it"),
                                () -> assertTrue(
                                        VALUES.containsAll(values(cause)), () -> "unknown values: " + values(cause)),
                                () -> assertTrue(
                                        BOOK.causes().keySet().containsAll(cause.masks()),
                                        () -> "masks what is no cause: " + cause.masks()))));
    }

    private static Set<String> values(Cause cause) {
        var texts = Stream.of(
                        Stream.of(cause.summary()),
                        cause.remedies().stream().map(Cause.RemedyRule::text),
                        cause.remedies().stream().flatMap(remedy -> remedy.command().stream()),
                        cause.confirm().stream().map(Cause.Confirm::how))
                .flatMap(stream -> stream);
        return texts.flatMap(text -> VALUE.matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void combinations_join_what_exists() {
        for (Combination combination : BOOK.combinations()) {
            var names = Stream.of(combination.all(), combination.any(), combination.none())
                    .flatMap(Set::stream)
                    .filter(name ->
                            !BOOK.rules().containsKey(name) && !BOOK.causes().containsKey(name))
                    .toList();
            assertEquals(List.of(), names, combination.rule().id());
        }
    }

    @Test
    void a_broken_entry_is_told_of_and_the_rest_is_taken() {
        RuleBook book = RuleBook.of(Map.of("site.yaml", """
                rules:
                  - {id: ours.noise, role: noise, find: [our banner], says: It is always there.}
                  - {id: ours.wrong, role: loud, find: [x], says: y}
                  - {id: ours.slip, role: noise, find: [abc], sais: y}
                """));
        assertEquals(Set.of("ours.noise"), book.rules().keySet());
        assertEquals(
                List.of("site.yaml: rules ours.wrong: 'loud' is no role", "site.yaml: rules ours.slip: it has no says"),
                book.problems());
    }
}
