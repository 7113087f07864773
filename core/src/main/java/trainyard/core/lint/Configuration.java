package trainyard.core.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfLine;
import trainyard.core.conf.Effective;
import trainyard.core.conf.Setting;
import trainyard.core.slurm.SlurmVersion;

/** What rules look at: the files of a cluster and the version of Slurm that is to read them. */
public final class Configuration {
    private static final String SLURM = "slurm.conf";

    private final SlurmVersion version;
    private final ConfFolder files;
    private final Map<String, Map<String, List<ConfLine>>> byHead = new HashMap<>();
    private final List<Read> settings = new ArrayList<>();
    private final Edits edits;
    private final List<Effective> nodes;
    private final List<Effective> partitions;

    /**
     * A setting as Slurm looks it up.
     *
     * @param file the file that Slurm opened; the setting may stand in one that it includes
     * @param section the key that the line starts with, in lower case; empty for a global key
     * @param key what the tables know of it
     */
    record Read(Setting setting, String file, String section, Optional<Key> key) {}

    public Configuration(SlurmVersion version, ConfFolder files) {
        this.version = version;
        this.files = files;
        files.lines()
                .forEach((file, lines) -> lines.stream()
                        .filter(line -> !line.settings().isEmpty())
                        .forEach(line -> add(file, line)));
        edits = new Edits(files.files());
        nodes = Effective.of(lines(SLURM, "NodeName"));
        partitions = Effective.of(lines(SLURM, "PartitionName"));
    }

    private void add(String file, ConfLine line) {
        byHead.computeIfAbsent(file, name -> new HashMap<>())
                .computeIfAbsent(line.head().key().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(line);
        KeyTables tables = KeyTables.shipped();
        String section = tables.section(file, line);
        settings.add(
                new Read(line.head(), file, "", tables.global(file, line.head().key())));
        for (Setting setting : section.isEmpty()
                ? List.<Setting>of()
                : line.settings().subList(1, line.settings().size())) {
            settings.add(new Read(setting, file, section, tables.find(file, section, setting.key())));
        }
    }

    public SlurmVersion version() {
        return version;
    }

    public ConfFolder files() {
        return files;
    }

    public boolean has(String file) {
        return files.has(file);
    }

    /** Lines of a file that start with a key. */
    public List<ConfLine> lines(String file, String head) {
        return byHead.getOrDefault(file, Map.of()).getOrDefault(head.toLowerCase(Locale.ROOT), List.of());
    }

    /** The last line of a file with a global key, which is the one that Slurm takes. */
    public Optional<Setting> global(String file, String key) {
        List<ConfLine> all = lines(file, key);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().head());
    }

    public Optional<Setting> slurm(String key) {
        return global(SLURM, key);
    }

    /** The parts between commas of a global key of slurm.conf. */
    public List<String> words(String key) {
        return slurm(key)
                .map(setting -> Arrays.stream(setting.value().split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** Whether a list such as TaskPlugin holds a word, without regard to case. */
    public boolean hasWord(String key, String word) {
        return words(key).stream().anyMatch(word::equalsIgnoreCase);
    }

    /** Makes fixes for findings. */
    Edits edits() {
        return edits;
    }

    /** The nodes' lines of slurm.conf. */
    List<Effective> nodes() {
        return nodes;
    }

    /** The partitions' lines of slurm.conf. */
    List<Effective> partitions() {
        return partitions;
    }

    /** Whether slurm.conf includes a file that is not here, so that what is missing may stand there. */
    boolean isPart() {
        return !files.absent().getOrDefault(SLURM, List.of()).isEmpty();
    }

    /** Whether slurmdbd is there to be asked. */
    boolean hasDatabase() {
        return slurm("AccountingStorageType")
                .map(type -> type.value().toLowerCase(Locale.ROOT))
                .filter(type -> type.endsWith("slurmdbd") || type.endsWith("ctld_relay"))
                .isPresent();
    }

    /** All settings of all files in their order. */
    List<Read> settings() {
        return settings;
    }
}
