package trainyard.core.lint;

import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import trainyard.core.conf.ConfLine;
import trainyard.core.conf.Effective;

/** A node or a partition that is described twice. */
record NamesTwice(About about, String what, Function<Configuration, List<Effective>> lines) implements Rule {
    static NamesTwice nodes() {
        return new NamesTwice(
                About.of("node-twice", "Every node is described once", "Slurm ends at the second one."),
                "node",
                Configuration::nodes);
    }

    static NamesTwice partitions() {
        return new NamesTwice(
                About.of("partition-twice", "Every partition is described once", "Slurm ends at the second one."),
                "partition",
                Configuration::partitions);
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        var seen = new HashMap<String, ConfLine>();
        for (Effective one : lines.apply(configuration)) {
            for (String name : what.equals("node") ? Hosts.of(one.name()) : List.of(one.name())) {
                ConfLine before = seen.putIfAbsent(name, one.line());
                if (before != null) {
                    findings.error(
                            one.line().head().valueAt(),
                            "the " + what + " " + name + " stands already in line "
                                    + before.at().line() + "; Slurm ends there",
                            "keep one of the two",
                            configuration.edits().removeLineLike(one.line(), before));
                    break;
                }
            }
        }
    }
}
