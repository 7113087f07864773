package trainyard.app.kit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import trainyard.app.kit.Words.Term;
import trainyard.core.slurm.Hostlist;

/**
 * Which rows a filter's words find.
 *
 * <p>A plain word is looked for in all fields; {@code user:ada} in the field of that name only, and not at all where
 * the rows have no such field: then it is a plain word, as in a reason that says {@code reported:4}.
 */
public final class RowFilter<R> implements BiPredicate<R, Words> {
    private enum Way {
        PART,
        WHOLE,
        HOSTS
    }

    private record Field<R>(String name, Way way, Function<R, String> text) {}

    private final List<Field<R>> fields = new ArrayList<>();

    /** A text of which a part is enough. */
    public RowFilter<R> part(String name, Function<R, String> text) {
        return add(name, Way.PART, text);
    }

    /** A word that must be named whole ({@code state:down} finds no powered down node); a plain word may be a part. */
    public RowFilter<R> whole(String name, Function<R, String> text) {
        return add(name, Way.WHOLE, text);
    }

    /** A host, or a folded hostlist: a hostlist in the filter finds the rows with one of its hosts. */
    public RowFilter<R> hosts(String name, Function<R, String> text) {
        return add(name, Way.HOSTS, text);
    }

    private RowFilter<R> add(String name, Way way, Function<R, String> text) {
        fields.add(new Field<>(name, way, text));
        return this;
    }

    /** The names of the fields, for the user to know. */
    public List<String> names() {
        return fields.stream().map(Field::name).distinct().toList();
    }

    @Override
    public boolean test(R row, Words words) {
        for (Term term : words.terms()) {
            if (!finds(term, row)) {
                return false;
            }
        }
        return true;
    }

    private boolean finds(Term term, R row) {
        boolean named = false;
        for (Field<R> field : fields) {
            if (field.name().equals(term.field())) {
                named = true;
                if (isIn(field, term, row)) {
                    return true;
                }
            }
        }
        return !named && isAnywhere(term, row);
    }

    private static <R> boolean isIn(Field<R> field, Term term, R row) {
        String text = field.text().apply(row);
        return switch (field.way()) {
            case PART -> term.isIn(text);
            case WHOLE -> term.is(text);
            case HOSTS -> term.hosts().isEmpty() ? term.isIn(text) || unfoldsTo(term, text) : shares(term, text);
        };
    }

    private boolean isAnywhere(Term term, R row) {
        for (Field<R> field : fields) {
            String text = field.text().apply(row);
            if (term.isTextIn(text)) {
                return true;
            }
            if (field.way() == Way.HOSTS && !term.hosts().isEmpty() && shares(term, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean unfoldsTo(Term term, String hostlist) {
        return hostlist.indexOf('[') >= 0 && expand(hostlist).contains(term.value());
    }

    private static boolean shares(Term term, String hostlist) {
        return hostlist.indexOf('[') < 0 && hostlist.indexOf(',') < 0
                ? term.hosts().contains(hostlist)
                : !Collections.disjoint(term.hosts(), expand(hostlist));
    }

    private static List<String> expand(String hostlist) {
        try {
            return Hostlist.expand(hostlist);
        } catch (IllegalArgumentException notAHostlist) {
            return List.of();
        }
    }
}
