package trainyard.core.lint;

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
                            mend(configuration, name.value())));
        }
        records.asked()
                .filter(asked ->
                        !asked.name().isEmpty() && !asked.setting().value().startsWith("("))
                .filter(asked -> !configuration.hasWord("GresTypes", asked.name()))
                .forEach(asked -> findings.warning(
                        asked.setting().valueAt(),
                        "GresTypes does not list '" + asked.name() + "': the node has none, and jobs are refused",
                        mend(configuration, asked.name())));
    }

    private static String mend(Configuration configuration, String name) {
        String before = configuration.slurm("GresTypes").map(Setting::value).orElse("");
        return "write GresTypes=" + before + (before.isEmpty() ? "" : ",") + name + " in slurm.conf";
    }
}
