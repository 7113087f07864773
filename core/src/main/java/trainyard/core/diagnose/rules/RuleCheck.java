package trainyard.core.diagnose.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import trainyard.core.diagnose.Role;

/** Whether rules keep their own examples and their parts belong together: for a site's own files, before they count. */
public final class RuleCheck {
    private RuleCheck() {}

    /** A sentence for each that is wrong, by the rules' names; what the book itself could not take comes first. */
    public static List<String> problems(RuleBook book) {
        var problems = new ArrayList<>(book.problems());
        book.rules().values().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .forEach(rule -> of(rule).forEach(problem -> problems.add(rule.id() + ": " + problem)));
        for (Combination combination : book.combinations()) {
            Stream.of(combination.all(), combination.any(), combination.none())
                    .flatMap(Set::stream)
                    .filter(name ->
                            !book.rules().containsKey(name) && !book.causes().containsKey(name))
                    .sorted()
                    .forEach(name -> problems.add(combination.rule().id() + ": there is no rule and no cause " + name));
        }
        return problems;
    }

    private static List<String> of(Rule rule) {
        var problems = new ArrayList<String>();
        if (rule.role() == Role.INITIATOR && rule.cause().isEmpty()) {
            problems.add("an initiator has to point at a cause");
        }
        if (rule.isBuiltIn()) {
            return problems;
        }
        rule.find().stream()
                .filter(find -> find.length() < 3)
                .forEach(find -> problems.add("'" + find + "' is too short to be searched for"));
        if (rule.matches().isEmpty()) {
            problems.add("it has no line that it matches");
        }
        for (Rule.Example example : rule.matches()) {
            problems.addAll(of(rule, example));
        }
        for (String line : rule.misses()) {
            if (isFound(rule, line) && rule.pattern().matcher(line).find()) {
                problems.add("it matches what it has to miss: " + line);
            }
        }
        return problems;
    }

    private static List<String> of(Rule rule, Rule.Example example) {
        String line = example.line();
        if (!isFound(rule, line)) {
            return List.of("none of what it finds stands in: " + line);
        }
        Matcher match = rule.pattern().matcher(line);
        if (!match.find()) {
            return List.of("its pattern does not match: " + line);
        }
        var problems = new ArrayList<String>();
        for (Map.Entry<String, String> value : example.with().entrySet()) {
            boolean known = rule.pattern().namedGroups().containsKey(value.getKey());
            String found = known ? match.group(value.getKey()) : null;
            if (!value.getValue().equals(found)) {
                problems.add(value.getKey() + " is '" + found + "', not '" + value.getValue() + "', in: " + line);
            }
        }
        return problems;
    }

    private static boolean isFound(Rule rule, String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return rule.find().stream().anyMatch(find -> lower.contains(find.toLowerCase(Locale.ROOT)));
    }
}
