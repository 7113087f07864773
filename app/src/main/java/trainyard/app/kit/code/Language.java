package trainyard.app.kit.code;

import java.util.List;
import java.util.function.Function;

/** How a text is coloured. Each line is read by itself, so that only those in view need to be. */
public enum Language {
    PLAIN(line -> List.of()),
    YAML(line -> new YamlTokens(line).read()),
    /** Slurm's files. */
    CONF(line -> new ConfTokens(line).read()),
    /** Scripts of bash and its kin. */
    SHELL(line -> new ShellTokens(line).read());

    private final Function<String, List<Token>> tokens;

    Language(Function<String, List<Token>> tokens) {
        this.tokens = tokens;
    }

    /** What a file of this name is written in. */
    public static Language of(String file) {
        if (file.endsWith(".yaml") || file.endsWith(".yml")) {
            return YAML;
        }
        return file.endsWith(".conf") || file.endsWith(".ini") || file.endsWith(".cfg") ? CONF : PLAIN;
    }

    /** The tokens of one line, in their order; what is between them is plain. */
    List<Token> tokens(String line) {
        return tokens.apply(line);
    }
}
