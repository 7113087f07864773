package trainyard.core.demo;

import java.util.List;
import java.util.function.BiFunction;

/**
 * One column that a list command can print.
 *
 * @param letter its name in {@code -o}; a blank where it has none
 * @param names its names in {@code -O}, in lower case
 * @param header what stands above it
 * @param whole whether it speaks of all rows folded into one, and so does not keep them apart
 */
record Field<T>(char letter, List<String> names, String header, boolean whole, BiFunction<T, Wording, String> value) {
    static <T> Field<T> of(char letter, String names, String header, BiFunction<T, Wording, String> value) {
        return new Field<>(letter, List.of(names.split(" ")), header, false, value);
    }

    Field<T> folded() {
        return new Field<>(letter, names, header, true, value);
    }
}
