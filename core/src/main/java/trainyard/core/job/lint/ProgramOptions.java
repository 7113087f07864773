package trainyard.core.job.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The options of programs that are not Slurm's.
 *
 * @param next the index of the first word that is no option
 * @param open whether a variable that nobody knows stands among them
 */
record ProgramOptions(Map<String, String> values, int next, boolean open) {
    private static final Set<String> TORCHRUN_FLAGS =
            Set.of("standalone", "no_python", "module", "m", "run_path", "use_env", "h", "help");
    private static final Set<String> CONTAINER_VALUES = Set.of(
            "bind",
            "B",
            "env",
            "env_file",
            "home",
            "H",
            "pwd",
            "cwd",
            "overlay",
            "o",
            "workdir",
            "W",
            "network",
            "mount",
            "scratch",
            "S",
            "hostname",
            "dns",
            "security",
            "add_caps",
            "drop_caps",
            "app",
            "apply_cgroups",
            "fusemount",
            "cpus",
            "memory",
            "pem_path");

    /** Names are those of torchrun with {@code _}: it takes {@code -} as well. */
    static ProgramOptions torchrun(List<Word> words, int first) {
        return read(words, first, name -> !TORCHRUN_FLAGS.contains(name));
    }

    static ProgramOptions container(List<Word> words) {
        return read(words, 2, CONTAINER_VALUES::contains);
    }

    private interface TakesValue {
        boolean test(String name);
    }

    private static ProgramOptions read(List<Word> words, int first, TakesValue takes) {
        var values = new LinkedHashMap<String, String>();
        boolean open = false;
        int index = first;
        while (index < words.size()) {
            String text = words.get(index).text();
            if (!text.startsWith("-")) {
                // It may be options, and it may be what is run.
                if (!text.startsWith("$") || index + 1 == words.size()) {
                    break;
                }
                open = true;
                index++;
                continue;
            }
            int equals = text.indexOf('=');
            String name = text.substring(0, equals < 0 ? text.length() : equals)
                    .replaceFirst("^--?", "")
                    .replace('-', '_');
            boolean value = equals < 0 && takes.test(name) && index + 1 < words.size();
            values.put(
                    name,
                    value ? words.get(index + 1).text() : text.substring(equals < 0 ? text.length() : equals + 1));
            index += value ? 2 : 1;
        }
        return new ProgramOptions(Map.copyOf(values), index, open);
    }

    /** Whether it is python with torchrun as its module. */
    static boolean isTorchModule(List<Word> words) {
        int module = moduleAt(words);
        return words.getFirst().text().matches("(?:.*/)?python[\\d.]*")
                && module > 0
                && words.get(module).text().matches("torch\\.distributed\\.(run|launch)");
    }

    /** Where the word after {@code -m} stands; 0 where there is none. */
    static int moduleAt(List<Word> words) {
        for (int i = 1; i + 1 < words.size() && words.get(i).text().startsWith("-"); i++) {
            if (words.get(i).text().equals("-m")) {
                return i + 1;
            }
        }
        return 0;
    }
}
