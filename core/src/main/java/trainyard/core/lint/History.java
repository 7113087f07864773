package trainyard.core.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import trainyard.core.slurm.SlurmVersion;

/** What became of a key or a word from version to version, oldest first. */
record History(List<Step> steps) {
    record Step(SlurmVersion since, Status status) {}

    /** Reads {@code 22.05 known, 23.11 defunct}; nothing is known always, a later start was unknown before. */
    static History of(String text) {
        var steps = new ArrayList<Step>();
        for (String part : text.isBlank() ? new String[0] : text.split(",")) {
            String[] words = part.strip().split(" ");
            SlurmVersion since =
                    SlurmVersion.find(words[0]).orElseThrow(() -> new IllegalArgumentException("no version: " + part));
            steps.add(new Step(since, Status.valueOf(words[1].toUpperCase(Locale.ROOT))));
        }
        if (steps.isEmpty() || steps.getFirst().since().compareTo(SlurmVersion.V22_05) > 0) {
            boolean arrives = !steps.isEmpty() && steps.getFirst().status() == Status.KNOWN;
            steps.addFirst(new Step(SlurmVersion.V22_05, arrives ? Status.UNKNOWN : Status.KNOWN));
        }
        return new History(List.copyOf(steps));
    }

    /** A version before the first one of the tables is taken for that. */
    Status at(SlurmVersion version) {
        Status status = steps.getFirst().status();
        for (Step step : steps) {
            if (version.atLeast(step.since())) {
                status = step.status();
            }
        }
        return status;
    }

    /** When something unknown in a version is known: {@code from 24.11 on}, {@code up to 23.02}. */
    Optional<String> knownElsewhere(SlurmVersion version) {
        for (Step step : steps) {
            if (step.status() == Status.KNOWN && step.since().compareTo(version) > 0) {
                return Optional.of("it came with " + step.since().release());
            }
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).status() == Status.UNKNOWN) {
                return Optional.of("it is gone since " + steps.get(i).since().release());
            }
        }
        return Optional.empty();
    }
}
