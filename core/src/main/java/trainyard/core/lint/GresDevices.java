package trainyard.core.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trainyard.core.conf.ConfLine;
import trainyard.core.conf.Setting;

/** Count= and File= of a line say the same, and no device is two resources. */
final class GresDevices implements Rule {
    private static final Set<String> SHARES = Set.of("shard", "mps");

    @Override
    public About about() {
        return About.of(
                        "gres-devices",
                        "Each device file is one resource",
                        "slurmd ends where Count= is not the number of files, where a GPU's file is given twice, and"
                                + " where GPUs are shared that are not there.")
                .seenBy("slurmd -G");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return configuration.has("gres.conf") ? Optional.empty() : Optional.of("there is no gres.conf");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        var records = new GresRecords(configuration);
        List<ConfLine> lines = records.records().toList();
        lines.forEach(line -> line(configuration, line, findings));
        var seen = new HashMap<String, Set<String>>();
        lines.stream()
                .filter(line -> isNamed(line, "gpu"))
                .forEach(line -> line.get("File").ifPresent(file -> twice(line, file, seen, findings)));
        shares(records, lines, findings);
    }

    private static void line(Configuration configuration, ConfLine line, Findings findings) {
        Optional<Setting> file = line.get("File");
        Optional<Setting> many = line.get("MultipleFiles");
        if (file.isPresent() && many.isPresent()) {
            findings.error(
                    many.get().at(), "File= and MultipleFiles= exclude each other; slurmd ends", "keep one of the two");
        }
        Optional<Long> count = GresByNode.given(line);
        int files = GresByNode.files(line).size();
        if (count.isPresent() && files > 0 && count.get() != files) {
            Setting given = line.get("Count").orElseThrow();
            findings.error(
                    given.valueAt(),
                    "Count=" + given.value() + ", but File= names " + files + "; slurmd ends",
                    "remove Count=, or name as many files",
                    configuration.edits().remove(given));
        }
    }

    private static void twice(ConfLine line, Setting file, Map<String, Set<String>> seen, Findings findings) {
        List<String> nodes = line.value("NodeName").map(Hosts::of).orElse(List.of("*"));
        for (String device : Hosts.of(file.value())) {
            Set<String> there = seen.computeIfAbsent(device, name -> new HashSet<>());
            Optional<String> again = there.contains("*")
                    ? Optional.of("*")
                    : nodes.stream()
                            .filter(node -> there.contains(node) || node.equals("*") && !there.isEmpty())
                            .findFirst();
            if (again.isPresent()) {
                findings.error(
                        file.valueAt(),
                        "the device " + device + " is given twice"
                                + (again.get().equals("*") ? "" : " for " + again.get()) + "; slurmd ends",
                        "keep one of the two");
                return;
            }
        }
        Hosts.of(file.value())
                .forEach(device ->
                        seen.computeIfAbsent(device, name -> new HashSet<>()).addAll(nodes));
    }

    private static void shares(GresRecords records, List<ConfLine> lines, Findings findings) {
        var gpus = new GresRecords.ByNode(lines.stream().filter(line -> isNamed(line, "gpu")));
        var detected = new GresRecords.ByNode(records.detections());
        lines.stream()
                .filter(line -> SHARES.stream().anyMatch(share -> isNamed(line, share)))
                .filter(line ->
                        gpus.meeting(line).isEmpty() && detected.meeting(line).isEmpty())
                .forEach(line -> findings.error(
                        line.at(),
                        line.value("Name").orElse("") + " shares GPUs, but no GPU of the node stands in gres.conf;"
                                + " slurmd ends",
                        "describe the GPUs with Name=gpu File=, or remove it"));
    }

    private static boolean isNamed(ConfLine line, String name) {
        return line.value("Name").filter(name::equalsIgnoreCase).isPresent();
    }
}
