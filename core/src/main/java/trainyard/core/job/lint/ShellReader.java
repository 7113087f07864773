package trainyard.core.job.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the words of a shell's text together to commands and assignments. */
final class ShellReader {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)(\\+?)=(.*)", Pattern.DOTALL);
    private static final Set<String> CONDITIONS = Set.of("if", "elif", "while", "until", "!");
    private static final Set<String> BEGINNINGS = Set.of("then", "else", "do", "{", "time");
    /** After these the words up to the end are no command. */
    private static final Set<String> LISTS = Set.of("for", "case", "select", "function", "[[", "((");

    private static final Set<String> DECLARING = Set.of("export", "declare", "typeset", "readonly", "local");

    private final boolean inTask;
    private final List<Command> commands = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private List<Word> words = new ArrayList<>();
    private boolean condition;
    private boolean negated;

    private ShellReader(boolean inTask) {
        this.inTask = inTask;
    }

    record Read(List<Command> commands, List<Assignment> assignments) {}

    static Read read(Lines lines, boolean inTask) {
        var reader = new ShellReader(inTask);
        for (ShellLexer.Token token : ShellLexer.tokens(lines)) {
            token.word().ifPresentOrElse(reader::take, () -> reader.end(token.operator()));
        }
        reader.end("\n");
        return new Read(List.copyOf(reader.commands), List.copyOf(reader.assignments));
    }

    private void take(Word word) {
        if (words.isEmpty() && CONDITIONS.contains(word.raw())) {
            condition |= !word.raw().equals("!");
            negated |= word.raw().equals("!");
        } else if (words.isEmpty() && BEGINNINGS.contains(word.raw())) {
            condition = false;
        } else {
            words.add(word);
        }
    }

    private void end(String operator) {
        List<Word> whole = words;
        words = new ArrayList<>();
        if (whole.isEmpty() || LISTS.contains(whole.getFirst().raw())) {
            return;
        }
        List<Assignment> leading = leading(whole);
        List<Word> rest = whole.subList(leading.size(), whole.size());
        if (rest.isEmpty()) {
            assignments.addAll(leading);
        } else {
            if (DECLARING.contains(rest.getFirst().text())) {
                rest.stream().skip(1).flatMap(word -> assignment(word).stream()).forEach(assignments::add);
            }
            commands.add(new Command(List.copyOf(rest), leading, operator, condition || negated));
        }
        negated = false;
    }

    private List<Assignment> leading(List<Word> whole) {
        var leading = new ArrayList<Assignment>();
        for (Word word : whole) {
            Optional<Assignment> found = assignment(word);
            if (found.isEmpty()) {
                break;
            }
            leading.add(found.get());
        }
        return List.copyOf(leading);
    }

    private Optional<Assignment> assignment(Word word) {
        Matcher form = ASSIGNMENT.matcher(word.text());
        return form.matches()
                ? Optional.of(new Assignment(
                        form.group(1), form.group(3), word, !form.group(2).isEmpty(), inTask))
                : Optional.empty();
    }
}
