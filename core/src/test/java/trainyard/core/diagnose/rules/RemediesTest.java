package trainyard.core.diagnose.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfSource;
import trainyard.core.job.lint.ScriptLint;
import trainyard.core.lint.Configuration;
import trainyard.core.lint.Linter;
import trainyard.core.slurm.SlurmVersion;

/**
 * The settings and options that reports name are there in each version of Slurm that gets them to see. What needs a
 * real Slurm to tell, its commands, is tried on the lab.
 */
class RemediesTest {
    /** A word in the form of Slurm's keys, but with a hump, since others are words of English. */
    private static final Pattern KEY = Pattern.compile("(?<![\\w/])[A-Z][a-z]+(?:[A-Z]+[a-z]*)+\\b");

    private static final Set<String> NO_KEYS_OF_SLURM = Set.of(
            // Names.
            "AppArmor",
            "DataLoader",
            "InfiniBand",
            "NaN",
            "OpenMP",
            "PyTorch",
            "RoCE",
            "ZipFile",
            // Keys of records, and columns of sacct and sacctmgr.
            "AllocTRES",
            "BootTime",
            "DerivedExitCode",
            "ExitCode",
            "JobID",
            "JobId",
            "MaxJobs",
            "MaxRSS",
            "MaxRSSNode",
            "MaxSubmit",
            "NNodes",
            "NTasks",
            "NodeList",
            "ReqMem",
            "TimeLimit",
            // Keys of systemd.
            "LimitMEMLOCK",
            "LimitNOFILE",
            "LimitNPROC",
            "TasksMax");

    private static final List<String> PLACES = List.of("%s=1", "NodeName=n1 %s=1", "PartitionName=p1 %s=1");

    static Stream<SlurmVersion> versions() {
        return Stream.of("22.05", "23.02", "23.11", "24.05", "24.11", "25.05", "25.11", "26.05")
                .flatMap(release -> SlurmVersion.find(release).stream());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void settings_exist(SlurmVersion version) {
        Set<String> named = texts(version)
                .flatMap(text -> KEY.matcher(text).results().map(MatchResult::group))
                .filter(word -> !NO_KEYS_OF_SLURM.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.contains("SlurmdTimeout"), named::toString);
        assertEquals(
                Set.of(),
                named.stream().filter(word -> !isKey(word, version)).collect(Collectors.toSet()),
                "no keys of slurm.conf or cgroup.conf in " + version.release());
    }

    private static boolean isKey(String word, SlurmVersion version) {
        return Stream.concat(
                        PLACES.stream().map(place -> Map.of("slurm.conf", place.formatted(word))),
                        Stream.of(Map.of("slurm.conf", "", "cgroup.conf", word + "=1")))
                .anyMatch(files -> isTaken(files, version));
    }

    private static boolean isTaken(Map<String, String> files, SlurmVersion version) {
        var configuration = new Configuration(version, ConfFolder.read(ConfSource.texts(files)));
        return Linter.all().lint(configuration).findings().stream()
                .noneMatch(finding -> Set.of("unknown-key", "removed-key", "defunct-key", "obsolete-key")
                        .contains(finding.rule()));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void options_of_sbatch_exist(SlurmVersion version) {
        List<String> options = remedies(version)
                .map(Cause.RemedyRule::command)
                .filter(command -> command.contains("sbatch"))
                .flatMap(List::stream)
                .filter(word -> word.startsWith("-"))
                .toList();
        String script = "#!/bin/bash\n"
                + options.stream().map(option -> "#SBATCH " + option + "\n").collect(Collectors.joining());
        assertTrue(options.size() > 4, options::toString);
        assertEquals(
                List.of(),
                ScriptLint.of("job.sh", script, version).stream()
                        .filter(finding -> finding.rule().equals("unknown-option"))
                        .toList());
    }

    private static Stream<Cause.RemedyRule> remedies(SlurmVersion version) {
        return RuleBook.shipped().causes().values().stream()
                .flatMap(cause -> cause.remedies().stream())
                .filter(remedy -> remedy.isKnownTo(Optional.of(version)));
    }

    private static Stream<String> texts(SlurmVersion version) {
        return Stream.of(
                        remedies(version).map(Cause.RemedyRule::text),
                        remedies(version).map(remedy -> String.join(" ", remedy.command())),
                        RuleBook.shipped().causes().values().stream().map(Cause::explanation),
                        RuleBook.shipped().causes().values().stream()
                                .flatMap(cause -> cause.confirm().stream())
                                .map(Cause.Confirm::how))
                .flatMap(text -> text);
    }
}
