package trainyard.core.job.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.conf.Place;
import trainyard.core.slurm.SlurmVersion;

/**
 * Words taken as getopt takes them: options until the first word that is none.
 *
 * @param rest how many words were options and their values; what follows is what is run
 */
record Options(List<GivenOption> given, int rest) {
    static Options read(SlurmOption.Tool tool, SlurmVersion version, List<Word> words, int component) {
        var reader = new Reader(tool, version, words, component);
        int index = 0;
        while (index < words.size() && words.get(index).text().startsWith("-")) {
            index = words.get(index).text().startsWith("--") ? reader.longOne(index) : reader.letters(index);
        }
        return new Options(List.copyOf(reader.given), index);
    }

    /** The last of this name, which is the one that counts. */
    Optional<GivenOption> last(String name) {
        return given.stream().filter(option -> option.name().equals(name)).reduce((_, later) -> later);
    }

    Optional<String> value(String name) {
        return last(name).flatMap(GivenOption::value);
    }

    boolean has(String name) {
        return last(name).isPresent();
    }

    private static final class Reader {
        private final SlurmOption.Tool tool;
        private final SlurmVersion version;
        private final List<Word> words;
        private final int component;
        private final List<GivenOption> given = new ArrayList<>();

        Reader(SlurmOption.Tool tool, SlurmVersion version, List<Word> words, int component) {
            this.tool = tool;
            this.version = version;
            this.words = words;
            this.component = component;
        }

        /** Takes one long option and gives the index after it. */
        int longOne(int index) {
            Word word = words.get(index);
            String text = word.text();
            int equals = text.indexOf('=');
            String name = text.substring(2, equals < 0 ? text.length() : equals);
            var known = OptionTable.shipped().named(tool, name, version);
            String full = known.map(SlurmOption::name).orElse(name);
            if (equals >= 0) {
                add(full, "--" + name, Optional.of(text.substring(equals + 1)), known, word.at());
                return index + 1;
            }
            return valueAfter(index, full, "--" + name, known);
        }

        /** Takes letters such as {@code -N2}, {@code -N 2} or {@code -Hs}. */
        int letters(int index) {
            String text = words.get(index).text();
            Place at = words.get(index).at();
            for (int i = 1; i < text.length(); i++) {
                String written = "-" + text.charAt(i);
                var known = OptionTable.shipped().lettered(tool, text.charAt(i), version);
                String name = known.map(SlurmOption::name).orElse(String.valueOf(text.charAt(i)));
                String tail = text.substring(i + 1);
                SlurmOption.Arg arg = known.map(SlurmOption::arg).orElse(SlurmOption.Arg.NONE);
                if (arg != SlurmOption.Arg.NONE && !tail.isEmpty()) {
                    add(name, written, Optional.of(tail), known, at);
                    return index + 1;
                }
                if (arg == SlurmOption.Arg.REQUIRED) {
                    return valueAfter(index, name, written, known);
                }
                add(name, written, Optional.empty(), known, at);
                if (known.isEmpty()) {
                    return index + 1;
                }
            }
            return index + 1;
        }

        private int valueAfter(int index, String name, String written, Optional<SlurmOption> known) {
            Place at = words.get(index).at();
            boolean required = known.map(SlurmOption::arg)
                    .filter(SlurmOption.Arg.REQUIRED::equals)
                    .isPresent();
            if (!required || index + 1 >= words.size()) {
                given.add(new GivenOption(name, written, Optional.empty(), known, at, component, required));
                return index + 1;
            }
            add(name, written, Optional.of(words.get(index + 1).text()), known, at);
            return index + 2;
        }

        private void add(String name, String written, Optional<String> value, Optional<SlurmOption> known, Place at) {
            given.add(new GivenOption(name, written, value, known, at, component, false));
        }
    }
}
