package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A command's options as getopt_long reads them, by their letter; operands may stand between them.
 *
 * @param values the letters given, with their value or an empty text
 */
record Options(Map<Character, String> values, List<String> operands) {
    /** An option that the command does not know; the message is Slurm's own. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown(String program, String detail) {
            super(program + ": " + detail + "\nTry \"" + program + " --help\" for more information");
        }
    }

    /**
     * @param letters as getopt's: a letter, with a colon behind it where it takes a value
     * @param names long names and the letters they stand for
     */
    static Options parse(String program, List<String> words, String letters, Map<String, Character> names)
            throws Unknown {
        var values = new TreeMap<Character, String>();
        var operands = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean last = i + 1 == words.size();
            if (word.startsWith("--")) {
                int equals = word.indexOf('=');
                String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
                Character letter = names.get(name.toLowerCase(Locale.ROOT));
                if (letter == null) {
                    throw new Unknown(program, "unrecognized option '" + word + "'");
                }
                boolean needs = takesValue(letters, letter);
                if (needs && equals < 0 && last) {
                    throw new Unknown(program, "option '--" + name + "' requires an argument");
                }
                values.put(letter, equals >= 0 ? word.substring(equals + 1) : needs ? words.get(++i) : "");
            } else if (word.startsWith("-") && word.length() > 1) {
                if (shortOptions(
                        program, word, last ? Optional.empty() : Optional.of(words.get(i + 1)), letters, values)) {
                    i++;
                }
            } else {
                operands.add(word);
            }
        }
        return new Options(values, operands);
    }

    /** Reads one word of letters; true where its value was the next word. */
    private static boolean shortOptions(
            String program, String word, Optional<String> next, String letters, Map<Character, String> values)
            throws Unknown {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (letter == ':' || letters.indexOf(letter) < 0) {
                throw new Unknown(program, "invalid option -- '" + letter + "'");
            }
            if (!takesValue(letters, letter)) {
                values.put(letter, "");
            } else if (i + 1 < word.length()) {
                values.put(letter, word.substring(i + 1));
                return false;
            } else {
                values.put(
                        letter,
                        next.orElseThrow(
                                () -> new Unknown(program, "option requires an argument -- '" + letter + "'")));
                return true;
            }
        }
        return false;
    }

    private static boolean takesValue(String letters, char letter) {
        int place = letters.indexOf(letter);
        return place + 1 < letters.length() && letters.charAt(place + 1) == ':';
    }

    boolean has(char letter) {
        return values.containsKey(letter);
    }

    Optional<String> value(char letter) {
        return Optional.ofNullable(values.get(letter));
    }
}
