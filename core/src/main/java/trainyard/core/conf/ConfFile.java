package trainyard.core.conf;

import java.util.List;

/**
 * One file as it is written.
 *
 * @param name within its folder
 * @param text all of it, byte for byte what was read
 */
public record ConfFile(String name, String text, List<ConfPart> parts, List<ConfProblem> problems) {

    /** Reads Slurm's own notation, or YAML where the name says so. Whatever the text is, there is a result. */
    public static ConfFile parse(String name, String text) {
        return name.endsWith(".yaml") || name.endsWith(".yml")
                ? new YamlConf(name, text).read()
                : new ConfParser(name, text).read();
    }
}
