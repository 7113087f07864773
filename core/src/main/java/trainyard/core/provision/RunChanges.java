package trainyard.core.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * In what two runs differ, apart from what their tasks did.
 *
 * @param files of the bundle, that only one has or that are not the same in both
 */
public record RunChanges(List<Line> lines, List<String> files) {
    /** @param before and after as people read them; empty for none */
    public record Line(String what, String before, String after) {}

    public static RunChanges of(Run before, Run after) throws IOException {
        var lines = new ArrayList<Line>();
        Map<String, String> one = said(before);
        Map<String, String> other = said(after);
        one.forEach((what, value) -> {
            String now = other.getOrDefault(what, "");
            if (!value.equals(now)) {
                lines.add(new Line(what, value, now));
            }
        });
        return new RunChanges(List.copyOf(lines), files(before, after));
    }

    private static Map<String, String> said(Run run) {
        ProvisionOptions options = run.options();
        var said = new TreeMap<String, String>();
        said.put("outcome", run.outcome());
        said.put("duration", run.took().map(took -> took.toSeconds() + " s").orElse(""));
        said.put("playbook", options.playbook());
        said.put("hosts", String.join(",", options.limit()));
        said.put("tags", String.join(",", options.tags()));
        said.put("tags left out", String.join(",", options.skipTags()));
        said.put("check", options.check() ? "yes" : "no");
        said.put("where", run.where().connection().orElse("this machine"));
        return said;
    }

    private static List<String> files(Run before, Run after) throws IOException {
        if (before.digest().equals(after.digest())) {
            return List.of();
        }
        Map<String, String> one = texts(before.folder().bundle());
        Map<String, String> other = texts(after.folder().bundle());
        var all = new TreeSet<>(one.keySet());
        all.addAll(other.keySet());
        return all.stream()
                .filter(path -> !one.getOrDefault(path, "").equals(other.getOrDefault(path, ""))
                        || one.containsKey(path) != other.containsKey(path))
                .toList();
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
