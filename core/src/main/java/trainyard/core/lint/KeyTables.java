package trainyard.core.lint;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfLine;

/**
 * The keys of all files for all versions.
 *
 * @param files by the file's name, then by the key that a line starts with ({@code ""} for global keys), then by the
 *     key itself, both in lower case
 */
record KeyTables(Map<String, Map<String, Map<String, Key>>> files) {
    private static final String GLOBAL = "";

    static KeyTables shipped() {
        return Holder.SHIPPED;
    }

    /** Read on first use: a command that lints nothing does not pay for it. */
    private static final class Holder {
        private static final KeyTables SHIPPED = read();

        private static KeyTables read() {
            var reader = new TableReader();
            var files = new LinkedHashMap<String, Map<String, Map<String, Key>>>();
            ConfFolder.NAMES.forEach(name -> files.put(name, reader.keys(name + ".txt")));
            return new KeyTables(files);
        }
    }

    /** The section that a line's settings belong to, after the first one. */
    String section(String file, ConfLine line) {
        String head = line.head().key().toLowerCase(Locale.ROOT);
        if (file.equals("gres.conf")) {
            return head.equals("name") || head.equals("nodename") ? "name" : GLOBAL;
        }
        return table(file).containsKey(head) ? head : GLOBAL;
    }

    Optional<Key> global(String file, String key) {
        return find(file, GLOBAL, key);
    }

    Optional<Key> find(String file, String section, String key) {
        return Optional.ofNullable(table(file).getOrDefault(section, Map.of()).get(key.toLowerCase(Locale.ROOT)));
    }

    Collection<Key> keys(String file, String section) {
        return table(file).getOrDefault(section, Map.of()).values();
    }

    List<String> sections(String file) {
        return Stream.concat(Stream.of(GLOBAL), table(file).keySet().stream().filter(name -> !name.isEmpty()))
                .toList();
    }

    private Map<String, Map<String, Key>> table(String file) {
        return files.getOrDefault(file, Map.of());
    }
}
