package trainyard.core.lint;

import java.util.Optional;
import trainyard.core.conf.ConfLine;

/** GPUs are either detected or written out. */
final class GresDetection implements Rule {
    @Override
    public About about() {
        return About.of(
                        "gres-detection",
                        "GPUs are detected or written out, not both",
                        "With AutoDetect the written lines are only compared with what is found; a difference drains"
                                + " the node, and without the vendor's library slurmd finds none.")
                .seenBy("slurmd -G");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return configuration.has("gres.conf") ? Optional.empty() : Optional.of("there is no gres.conf");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        var records = new GresRecords(configuration);
        var written = new GresRecords.ByNode(records.records()
                .filter(line ->
                        line.value("Name").filter("gpu"::equalsIgnoreCase).isPresent())
                .filter(line -> line.get("File").isPresent()));
        records.detections()
                .forEach(detection -> written.meeting(detection)
                        .ifPresent(line -> findings.note(
                                detection
                                        .get("AutoDetect")
                                        .map(setting -> setting.at())
                                        .orElse(detection.at()),
                                "GPUs are detected and written out as well, in line "
                                        + line.at().line() + ": a difference drains the node",
                                "keep the File= lines or AutoDetect=" + value(detection))));
    }

    private static String value(ConfLine detection) {
        return detection.value("AutoDetect").orElse("");
    }
}
