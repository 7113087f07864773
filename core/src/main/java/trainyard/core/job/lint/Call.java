package trainyard.core.job.lint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.conf.Place;

/**
 * One program in a row of programs that start one another, such as srun, apptainer, torchrun.
 *
 * @param kind what the program is to a rule, whatever its name
 * @param options its own options by long name; without a value they hold nothing
 * @param words its own words, without those of the program that it starts
 * @param open whether there may be more options, in a variable that nobody knows
 */
record Call(Kind kind, Map<String, String> options, List<Word> words, boolean open) {
    enum Kind {
        SRUN,
        CONTAINER,
        SHELL,
        TORCHRUN,
        MPIRUN,
        PYTHON,
        OTHER
    }

    Place at() {
        return words.getFirst().at();
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /** The word that an option stands in; the program's name where it cannot be told. */
    Word word(String option) {
        String plain = option.replace('_', '-');
        return words.stream()
                .filter(word -> word.text().replace('_', '-').matches("--" + plain + "(=.*)?"))
                .findFirst()
                .orElse(words.getFirst());
    }

    /** The word with an option's value, which may be the one after the option. */
    Word valueWord(String option) {
        Word named = word(option);
        int index = words.indexOf(named);
        return named.text().contains("=") || index + 1 >= words.size() ? named : words.get(index + 1);
    }
}
