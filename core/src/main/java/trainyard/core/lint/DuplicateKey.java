package trainyard.core.lint;

import java.util.HashMap;
import java.util.Locale;
import trainyard.core.conf.Setting;

/** A global key given twice. */
final class DuplicateKey implements Rule {
    @Override
    public About about() {
        return About.of(
                "duplicate-key",
                "Every global key stands once",
                "Slurm takes the last one and writes an error line at each start.");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        var seen = new HashMap<String, Setting>();
        for (Configuration.Read read : configuration.settings()) {
            boolean repeats = read.key()
                    .map(key -> key.repeatsIn(configuration.version())
                            || key.at(configuration.version()) == Status.UNKNOWN
                            || key.at(configuration.version()) == Status.DEFUNCT)
                    .orElse(true);
            if (!read.section().isEmpty() || repeats) {
                continue;
            }
            Setting setting = read.setting();
            Setting before = seen.put(read.file() + " " + setting.key().toLowerCase(Locale.ROOT), setting);
            if (before != null) {
                String where = before.at().file().equals(setting.at().file())
                        ? "line " + before.at().line()
                        : before.at().file() + " line " + before.at().line();
                findings.warning(
                        setting.at(),
                        setting.key() + " is given already in " + where + "; Slurm takes the last, with an error line",
                        "keep one of the two",
                        configuration.edits().remove(before));
            }
        }
    }
}
