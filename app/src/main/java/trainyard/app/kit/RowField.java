package trainyard.app.kit;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import trainyard.app.kit.Words.Term;
import trainyard.app.kit.Words.Value;
import trainyard.core.slurm.Hostlist;

/** What one field of a filter finds. */
sealed interface RowField<R> {
    String name();

    /** The rows that a value behind the field's name finds. */
    Predicate<R> has(Value value);

    /** The rows that a plain word finds in this field; empty where only the field's name finds anything. */
    default Optional<Predicate<R>> says(Term term) {
        return Optional.empty();
    }

    record Part<R>(String name, Function<R, String> text) implements RowField<R> {
        @Override
        public Predicate<R> has(Value value) {
            return row -> value.isPartOf(text.apply(row));
        }

        @Override
        public Optional<Predicate<R>> says(Term term) {
            return Optional.of(row -> term.isTextIn(text.apply(row)));
        }
    }

    record Whole<R>(String name, Function<R, String> text) implements RowField<R> {
        @Override
        public Predicate<R> has(Value value) {
            return row -> value.is(text.apply(row));
        }

        @Override
        public Optional<Predicate<R>> says(Term term) {
            return Optional.of(row -> term.isTextIn(text.apply(row)));
        }
    }

    record Hosts<R>(String name, Function<R, String> text) implements RowField<R> {
        @Override
        public Predicate<R> has(Value value) {
            return value.hosts().isEmpty()
                    ? row -> value.isPartOf(text.apply(row)) || unfoldsTo(value.text(), text.apply(row))
                    : row -> shares(value.hosts(), text.apply(row));
        }

        @Override
        public Optional<Predicate<R>> says(Term term) {
            Set<String> hosts = term.hosts();
            return Optional.of(
                    hosts.isEmpty()
                            ? row -> term.isTextIn(text.apply(row))
                            : row -> term.isTextIn(text.apply(row)) || shares(hosts, text.apply(row)));
        }

        private static boolean unfoldsTo(String host, String hostlist) {
            return hostlist.indexOf('[') >= 0 && expand(hostlist).contains(host);
        }

        private static boolean shares(Set<String> hosts, String hostlist) {
            return hostlist.indexOf('[') < 0 && hostlist.indexOf(',') < 0
                    ? hosts.contains(hostlist)
                    : !Collections.disjoint(hosts, expand(hostlist));
        }

        private static List<String> expand(String hostlist) {
            try {
                return Hostlist.expand(hostlist);
            } catch (IllegalArgumentException notAHostlist) {
                return List.of();
            }
        }
    }

    record Least<R>(String name, ToIntFunction<R> number) implements RowField<R> {
        /** A number that is still being written, or none, finds nothing. */
        @Override
        public Predicate<R> has(Value value) {
            try {
                int least = Integer.parseInt(value.text());
                return row -> number.applyAsInt(row) >= least;
            } catch (NumberFormatException noNumber) {
                return row -> false;
            }
        }
    }

    record Found<R>(String name, Function<String, Predicate<R>> find) implements RowField<R> {
        @Override
        public Predicate<R> has(Value value) {
            return find.apply(value.text());
        }
    }
}
