package trainyard.core.job.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.conf.Place;
import trainyard.core.slurm.SlurmVersion;

/**
 * The lines for sbatch, and the options in those that it reads.
 *
 * @param strays words that are no options: sbatch ends at the first
 * @param spaced lines with a space beside an option's equals sign
 * @param bodyLine the first line that is run, from 1; 0 where there is none
 */
record Directives(
        List<Directive> lines,
        Options options,
        List<Word> strays,
        List<Directive> spaced,
        int bodyLine,
        int components) {
    private static final String MARK = "#SBATCH";
    private static final Pattern SPACED = Pattern.compile("(?<=\\s|^)(--[\\w-]+)(?:\\s+=\\s*|=\\s+(?=[^-\\s#]))(\\S*)");
    private static final Pattern PART = Pattern.compile("(?i)(?:hetjob|packjob)\\s*");

    static Directives read(String file, List<String> text, SlurmVersion version) {
        Set<Integer> comments = ShellLexer.comments(new Lines(file, 1, String.join("\n", text)));
        var lines = new ArrayList<Directive>();
        var given = new ArrayList<GivenOption>();
        var strays = new ArrayList<Word>();
        var spaced = new ArrayList<Directive>();
        int component = 0;
        int body = 0;
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i);
            if (line.startsWith(MARK) && (body == 0 || comments.contains(i + 1))) {
                var directive = new Directive(new Place(file, i + 1, 1), line.substring(MARK.length()), body == 0);
                lines.add(directive);
                Matcher space = SPACED.matcher(directive.text());
                if (directive.read() && space.find()) {
                    spaced.add(directive);
                }
                if (directive.read()) {
                    component += PART.matcher(directive.text().strip()).matches() ? 1 : 0;
                    String mended = space.replaceAll("$1=$2");
                    read(words(directive.at(), mended), version, component, given, strays);
                }
            } else if (body == 0 && !line.isBlank() && !line.strip().startsWith("#")) {
                body = i + 1;
            }
        }
        return new Directives(
                List.copyOf(lines), new Options(List.copyOf(given), 0), strays, spaced, body, component + 1);
    }

    private static void read(
            List<Word> words, SlurmVersion version, int component, List<GivenOption> given, List<Word> strays) {
        int at = 0;
        while (at < words.size()) {
            Options read = Options.read(SlurmOption.Tool.SBATCH, version, words.subList(at, words.size()), component);
            given.addAll(read.given());
            at += read.rest();
            if (at < words.size()) {
                strays.add(words.get(at));
                at++;
            }
        }
    }

    /** As sbatch splits such a line: quotes hold together, and a # ends it, also within a word. */
    private static List<Word> words(Place at, String text) {
        var words = new ArrayList<Word>();
        var word = new StringBuilder();
        boolean begun = false;
        int start = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (quote == 0 && letter == '#') {
                break;
            }
            boolean space = quote == 0 && Character.isWhitespace(letter);
            if (space && begun) {
                words.add(Word.plain(word.toString(), column(at, start)));
                word.setLength(0);
                begun = false;
            }
            if (space) {
                continue;
            }
            start = begun ? start : i;
            begun = true;
            if (quote == 0 && (letter == '"' || letter == '\'')) {
                quote = letter;
            } else if (letter == quote) {
                quote = 0;
            } else if (letter == '\\' && i + 1 < text.length()) {
                i++;
                word.append(text.charAt(i));
            } else {
                word.append(letter);
            }
        }
        if (begun) {
            words.add(Word.plain(word.toString(), column(at, start)));
        }
        return words.stream().filter(one -> !PART.matcher(one.text()).matches()).toList();
    }

    private static Place column(Place at, int index) {
        return new Place(at.file(), at.line(), MARK.length() + index + 1);
    }

    /** The last of this name, which is the one that counts; of a heterogeneous job's parts none. */
    Optional<GivenOption> last(String name) {
        return components > 1 ? Optional.empty() : options.last(name);
    }

    Optional<String> value(String name) {
        return last(name).flatMap(GivenOption::value);
    }

    boolean has(String name) {
        return last(name).isPresent();
    }
}
