package trainyard.core.conf;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The configuration of a cluster: its files, each with what it includes.
 *
 * @param files the file's own parts, by name
 * @param lines all lines by the name of the file that Slurm opens, includes in their place
 * @param problems what is no configuration, by the same names
 * @param absent includes that were not found, by the same names; they may lie elsewhere on the cluster's machines
 * @param plugstack the lines of plugstack.conf, its includes in their place
 */
public record ConfFolder(
        Map<String, ConfFile> files,
        Map<String, List<ConfLine>> lines,
        Map<String, List<ConfProblem>> problems,
        Map<String, List<Include>> absent,
        List<PlugstackLine> plugstack) {
    /** Files that include one another twice each double with every step; no sound configuration comes near. */
    private static final int MOST_INCLUDES = 1_000;

    /** The files that Slurm opens by itself and that this package reads. */
    public static final List<String> NAMES =
            List.of("slurm.conf", "gres.conf", "cgroup.conf", "slurmdbd.conf", "topology.conf", "topology.yaml");

    /** The list of SPANK plugins, which has a notation of its own. */
    public static final String PLUGSTACK = "plugstack.conf";

    /** Reads all of {@link #NAMES} and {@link #PLUGSTACK} that there are; a file that cannot be read is a problem in its first line. */
    public static ConfFolder read(ConfSource source) {
        var reader = new Reader(source);
        NAMES.forEach(reader::open);
        List<PlugstackLine> plugstack = reader.plugstack(PLUGSTACK, Place.startOf(PLUGSTACK));
        return new ConfFolder(
                Map.copyOf(reader.files),
                Map.copyOf(reader.lines),
                Map.copyOf(reader.problems),
                Map.copyOf(reader.absent),
                plugstack);
    }

    public boolean has(String name) {
        return lines.containsKey(name);
    }

    public Optional<ConfFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Names of all files that were read, included ones too. */
    public SortedSet<String> names() {
        return new TreeSet<>(files.keySet());
    }

    private static final class Reader {
        private final ConfSource source;
        private final Map<String, ConfFile> files = new LinkedHashMap<>();
        private final Map<String, List<ConfLine>> lines = new LinkedHashMap<>();
        private final Map<String, List<ConfProblem>> problems = new LinkedHashMap<>();
        private final Map<String, List<Include>> absent = new LinkedHashMap<>();
        private final Deque<String> open = new ArrayDeque<>();
        private String top = "";
        private int included;

        Reader(ConfSource source) {
            this.source = source;
        }

        void open(String name) {
            top = name;
            problems.put(name, new ArrayList<>());
            absent.put(name, new ArrayList<>());
            var found = new ArrayList<ConfLine>();
            if (add(name, Place.startOf(name), found)) {
                lines.put(name, List.copyOf(found));
            }
        }

        private List<PlugstackLine> plugstack(String name, Place at) {
            top = PLUGSTACK;
            Optional<ConfFile> file = open.contains(name) ? Optional.empty() : file(name, at);
            if (file.isEmpty() || ++included > MOST_INCLUDES) {
                return List.of();
            }
            open.push(name);
            var lines = new ArrayList<PlugstackLine>();
            for (PlugstackLine line : PlugstackLine.read(name, file.get().text())) {
                lines.add(line);
                if (line.word().equals("include")) {
                    lines.addAll(plugstack(line.path(), line.at()));
                }
            }
            open.pop();
            return lines;
        }

        private boolean add(String name, Place at, List<ConfLine> into) {
            Optional<ConfFile> file = file(name, at);
            file.ifPresent(read -> {
                open.push(name);
                problemsOf(top).addAll(read.problems());
                for (ConfPart part : read.parts()) {
                    switch (part) {
                        case ConfLine line -> into.add(line);
                        case Include include -> include(include, into);
                    }
                }
                open.pop();
            });
            return file.isPresent();
        }

        private void include(Include include, List<ConfLine> into) {
            String path = include.path().replace("%c", clusterName(into));
            if (open.contains(path)) {
                problem(include.at(), "'" + path + "' includes itself", "remove one of the includes");
            } else if (++included > MOST_INCLUDES) {
                problem(include.at(), "more than " + MOST_INCLUDES + " includes", "include each file once");
            } else if (!add(path, include.at(), into)) {
                absent.computeIfAbsent(top, key -> new ArrayList<>()).add(include);
            }
        }

        private static String clusterName(List<ConfLine> before) {
            return before.stream()
                    .flatMap(line -> line.value("ClusterName").stream())
                    .reduce("", (first, second) -> second);
        }

        private Optional<ConfFile> file(String name, Place at) {
            ConfFile before = files.get(name);
            if (before != null) {
                return Optional.of(before);
            }
            try {
                Optional<ConfFile> read = source.text(name)
                        .map(text -> top.equals(PLUGSTACK)
                                ? new ConfFile(name, text, List.of(), List.of())
                                : ConfFile.parse(name, text));
                read.ifPresent(file -> files.put(name, file));
                return read;
            } catch (IOException | InvalidPathException e) {
                problem(at, "'" + name + "' cannot be read: " + e.getMessage(), "check its permissions");
                return Optional.empty();
            }
        }

        private void problem(Place at, String what, String mend) {
            problemsOf(top).add(new ConfProblem(at, what, mend));
        }

        private List<ConfProblem> problemsOf(String name) {
            return problems.computeIfAbsent(name, key -> new ArrayList<>());
        }
    }
}
