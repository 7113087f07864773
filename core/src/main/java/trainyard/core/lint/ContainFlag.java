package trainyard.core.lint;

import java.util.stream.Stream;

/** Private folders for jobs need a step that holds them. */
final class ContainFlag implements Rule {
    @Override
    public About about() {
        return About.of(
                "contain-flag",
                "Private namespaces come with PrologFlags=Contain",
                "Slurm ends where job_container/tmpfs or a namespace plugin is set without PrologFlags=Contain.");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        boolean contained =
                Stream.of("Contain", "X11", "RunInJob").anyMatch(flag -> configuration.hasWord("PrologFlags", flag));
        if (contained) {
            return;
        }
        Stream.of("JobContainerType", "NamespaceType")
                .flatMap(key -> configuration.slurm(key).stream())
                .filter(setting -> setting.value().matches(".*/(tmpfs|linux)"))
                .forEach(setting -> findings.error(
                        setting.valueAt(),
                        setting.value() + " needs PrologFlags=Contain; Slurm ends there",
                        "add Contain to PrologFlags"));
    }
}
