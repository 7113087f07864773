package trainyard.core.lint;

import java.util.Optional;
import trainyard.core.conf.Setting;

/** What nodes and gres.conf name must be a kind of resource that GresTypes lists. */
final class GresTypes implements Rule {
    @Override
    public About about() {
        return About.of(
                        "gres-types",
                        "Every resource is listed in GresTypes",
                        "Slurm drops a resource that GresTypes does not list, and refuses jobs that ask for it.")
                .seenBy("slurmd -G");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        var records = new GresRecords(configuration);
        if (configuration.has("slurm.conf")) {
            records.records()
                    .flatMap(line -> line.get("Name").stream())
                    .filter(name -> !configuration.hasWord("GresTypes", name.value()))
                    .forEach(name -> findings.warning(
                            name.valueAt(),
                            "slurmd ignores '" + name.value() + "', which GresTypes does not list, with an error line",
                            mend(configuration, name.value()),
                            fix(configuration, name.value())));
        }
        records.asked()
                .filter(asked ->
                        !asked.name().isEmpty() && !asked.setting().value().startsWith("("))
                .filter(asked -> !configuration.hasWord("GresTypes", asked.name()))
                .forEach(asked -> findings.warning(
                        asked.setting().valueAt(),
                        "GresTypes does not list '" + asked.name() + "': the node has none, and jobs are refused",
                        mend(configuration, asked.name()),
                        fix(configuration, asked.name())));
    }

    private static String mend(Configuration configuration, String name) {
        return "write GresTypes=" + with(configuration, name) + " in slurm.conf";
    }

    private static Optional<Fix> fix(Configuration configuration, String name) {
        return configuration.edits().setGlobal(configuration, "slurm.conf", "GresTypes", with(configuration, name));
    }

    private static String with(Configuration configuration, String name) {
        String before = configuration.slurm("GresTypes").map(Setting::value).orElse("");
        return before + (before.isEmpty() ? "" : ",") + name;
    }
}
