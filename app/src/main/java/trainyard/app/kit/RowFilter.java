package trainyard.app.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import trainyard.app.kit.Words.Term;

/**
 * Which rows a filter's words find.
 *
 * <p>A plain word is looked for in all fields; {@code user:ada} in the field of that name only, and not at all where
 * the rows have no such field: then it is a plain word, as in a reason that says {@code reported:4}.
 */
public final class RowFilter<R> implements Function<Words, Predicate<R>> {
    private final List<RowField<R>> fields = new ArrayList<>();

    /** A text of which a part is enough. */
    public RowFilter<R> part(String name, Function<R, String> text) {
        return add(new RowField.Part<>(name, text));
    }

    /** A word that must be named whole ({@code state:down} finds no powered down node); a plain word may be a part. */
    public RowFilter<R> whole(String name, Function<R, String> text) {
        return add(new RowField.Whole<>(name, text));
    }

    /** A host, or a folded hostlist: a hostlist in the filter finds the rows with one of its hosts. */
    public RowFilter<R> hosts(String name, Function<R, String> text) {
        return add(new RowField.Hosts<>(name, text));
    }

    /** A number that must be as large at least: {@code free:4}. Nothing but its name finds it. */
    public RowFilter<R> least(String name, ToIntFunction<R> number) {
        return add(new RowField.Least<>(name, number));
    }

    /**
     * What is not in the row alone. Nothing but its name finds it.
     *
     * @param find asked once for each value, in the background, not once for each row
     */
    public RowFilter<R> found(String name, Function<String, Predicate<R>> find) {
        return add(new RowField.Found<>(name, find));
    }

    private RowFilter<R> add(RowField<R> field) {
        fields.add(field);
        return this;
    }

    /** The names of the fields, for the user to know. */
    public List<String> names() {
        return fields.stream().map(RowField::name).distinct().toList();
    }

    /** What the user should hear of words that do not mean what they seem to; empty where all is well. */
    public Optional<String> problem(Words words) {
        List<String> unknown = words.unknownFields(names());
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of((unknown.size() == 1 ? "No field is called " : "No fields are called ")
                        + String.join(", ", unknown) + ": looked for as a word. Fields are "
                        + String.join(", ", names()) + ".");
    }

    @Override
    public Predicate<R> apply(Words words) {
        List<Predicate<R>> needed = words.terms().stream().map(this::finds).toList();
        return switch (needed.size()) {
            case 0 -> row -> true;
            case 1 -> needed.getFirst();
            default -> all(needed);
        };
    }

    private static <R> Predicate<R> all(List<Predicate<R>> needed) {
        return row -> {
            for (Predicate<R> one : needed) {
                if (!one.test(row)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static <R> Predicate<R> any(List<Predicate<R>> ways) {
        return row -> {
            for (Predicate<R> one : ways) {
                if (one.test(row)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** A field without a value, as in {@code user:}, is still being written: it leaves all rows. */
    private Predicate<R> finds(Term term) {
        var named = fields.stream()
                .filter(field -> field.name().equals(term.field()))
                .toList();
        if (named.isEmpty()) {
            return any(
                    fields.stream().flatMap(field -> field.says(term).stream()).toList());
        }
        return term.values().isEmpty()
                ? row -> true
                : any(named.stream()
                        .flatMap(field -> term.values().stream().map(field::has))
                        .toList());
    }
}
