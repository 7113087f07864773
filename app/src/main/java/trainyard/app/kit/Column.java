package trainyard.app.kit;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A column of a table, as data.
 *
 * @param unit stands in the header behind the title; empty for none
 * @param text what a cell says, and what is copied
 * @param whole what the tooltip says; empty for none
 * @param order the natural order of the column
 * @param look the state to draw, for a column of states
 * @param wrong what is wrong with a cell's value, which is marked for it; the empty text where nothing is
 * @param share how full a column of shares is, 0 to 1; NaN where that is not known
 * @param grows whether it takes what is left of a wide window; the first that does, takes all
 * @param least how narrow it may be where the table is narrow
 * @param yields how soon it gives way where the table is narrower still: a higher number sooner, 0 never
 */
public record Column<R>(
        String title,
        String unit,
        double width,
        Kind kind,
        Function<R, String> text,
        Function<R, String> whole,
        Comparator<R> order,
        Optional<Function<R, Look>> look,
        Optional<Function<R, String>> wrong,
        Optional<ToDoubleFunction<R>> share,
        boolean grows,
        double least,
        int yields) {
    /** How the cells of a column are set. */
    public enum Kind {
        /** Words, on the left. */
        TEXT,
        /** Ids and hosts: the mono face. */
        CODE,
        /** On the right, in figures of one width. */
        NUMBER,
        /** On the right as well. Grows older between refreshes, and is written anew each second. */
        TIME,
        STATE,
        /** A number behind the bar of its share of a whole. */
        SHARE
    }

    public static <R> Column<R> text(String title, double width, Function<R, String> text) {
        return of(title, "", width, Kind.TEXT, text, text, natural(text));
    }

    /** @param order the numbers within names count as numbers: n9 before n10 */
    public static <R> Column<R> code(String title, double width, Function<R, String> text, Comparator<R> order) {
        return of(title, "", width, Kind.CODE, text, text, order);
    }

    public static <R> Column<R> number(
            String title, String unit, double width, Function<R, String> text, ToDoubleFunction<R> value) {
        return of(title, unit, width, Kind.NUMBER, text, row -> "", Comparator.comparingDouble(value));
    }

    /** @param text is asked for anew each second while the table is shown */
    public static <R> Column<R> time(
            String title, double width, Function<R, String> text, Function<R, Optional<Instant>> instant) {
        return of(
                title,
                "",
                width,
                Kind.TIME,
                text,
                row -> instant.apply(row).map(Times::absolute).orElse(""),
                Comparator.comparing(row -> instant.apply(row).orElse(Instant.MAX)));
    }

    /** @param whole the state word for word as Slurm says it */
    public static <R> Column<R> state(
            String title, double width, Function<R, Look> look, Function<R, String> whole, Comparator<R> order) {
        var plain = of(title, "", width, Kind.STATE, (R row) -> look.apply(row).word(), whole, order);
        return new Column<>(
                title,
                "",
                width,
                Kind.STATE,
                plain.text,
                whole,
                order,
                Optional.of(look),
                plain.wrong,
                plain.share,
                false,
                width,
                0);
    }

    /** @param share of the whole, 0 to 1; NaN where that is not known */
    public static <R> Column<R> share(
            String title, String unit, double width, Function<R, String> text, ToDoubleFunction<R> share) {
        var plain = of(title, unit, width, Kind.SHARE, text, row -> "", Comparator.comparingDouble(share));
        return new Column<>(
                title,
                unit,
                width,
                Kind.SHARE,
                text,
                plain.whole,
                plain.order,
                plain.look,
                plain.wrong,
                Optional.of(share),
                false,
                width,
                0);
    }

    private static <R> Column<R> of(
            String title,
            String unit,
            double width,
            Kind kind,
            Function<R, String> text,
            Function<R, String> whole,
            Comparator<R> order) {
        return new Column<>(
                title,
                unit,
                width,
                kind,
                text,
                whole,
                order,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                width,
                0);
    }

    /** The same column, which takes what is left of a wide window. */
    public Column<R> growing() {
        return new Column<>(title, unit, width, kind, text, whole, order, look, wrong, share, true, least, yields);
    }

    /** The same column, which may be as narrow as this. */
    public Column<R> atLeast(double narrow) {
        return new Column<>(title, unit, width, kind, text, whole, order, look, wrong, share, grows, narrow, yields);
    }

    /** The same column, which gives way in a narrow table: the one with the highest number first. */
    public Column<R> yielding(int turn) {
        return new Column<>(title, unit, width, kind, text, whole, order, look, wrong, share, grows, least, turn);
    }

    /** The same column, whose cells are marked where their value is wrong, and say why. */
    public Column<R> marked(Function<R, String> why) {
        Function<R, String> told = row -> {
            String sentence = why.apply(row);
            return sentence.isEmpty() ? whole.apply(row) : sentence;
        };
        return new Column<>(
                title, unit, width, kind, text, told, order, look, Optional.of(why), share, grows, least, yields);
    }

    /** Whether its cells are set on the right. */
    boolean isOnTheRight() {
        return kind == Kind.NUMBER || kind == Kind.TIME || kind == Kind.SHARE;
    }

    private static <R> Comparator<R> natural(Function<R, String> text) {
        return Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER);
    }

    String header() {
        return unit.isEmpty() ? title : title + " (" + unit + ")";
    }
}
