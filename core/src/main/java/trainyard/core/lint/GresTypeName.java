package trainyard.core.lint;

import trainyard.core.conf.Place;

/** The type of a resource is a name, not a number. */
final class GresTypeName implements Rule {
    @Override
    public About about() {
        return About.of(
                "gres-type-name",
                "Types of resources start with a letter",
                "--gres=gpu:2684 asks for 2684 GPUs, so a type that is a number cannot be asked for in the usual way.");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        var records = new GresRecords(configuration);
        records.records()
                .flatMap(line -> line.get("Type").stream())
                .filter(type -> type.value().matches("\\d+"))
                .forEach(type -> tell(findings, type.valueAt(), type.value()));
        records.asked()
                .filter(asked -> asked.type().matches("\\d+"))
                .forEach(asked -> tell(findings, asked.setting().valueAt(), asked.type()));
    }

    private static void tell(Findings findings, Place at, String type) {
        findings.warning(
                at,
                "the type " + type + " is a number: --gres=gpu:" + type + " asks for that many, and is refused",
                "choose a name that starts with a letter, such as rtx4090");
    }
}
