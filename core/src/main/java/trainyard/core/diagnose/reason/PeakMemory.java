package trainyard.core.diagnose.reason;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.read.Event;
import trainyard.core.diagnose.read.Reading;
import trainyard.core.diagnose.read.Reading.SlurmRecord;

/** A step whose peak memory came close to what the job asked for, so that a kill by signal 9 has a likely reason. */
final class PeakMemory implements Observation {
    static final String RULE = "host-oom.peak-near-limit";

    private static final double NEAR = 0.93;
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)([KMGT]?)[nc]?");
    private static final String UNITS = "KMGT";

    @Override
    public List<Event> of(Incident incident) {
        return incident.readings().stream()
                .filter(reading -> reading.kind() != SourceKind.OTHER_JOBS)
                .flatMap(reading -> reading.records().stream()
                        .filter(record -> record.kind() == SourceKind.ACCOUNTING)
                        .filter(PeakMemory::isNear)
                        .map(record -> event(incident, reading, record)))
                .limit(1)
                .toList();
    }

    private static boolean isNear(SlurmRecord step) {
        OptionalDouble peak = kilobytes(step.value("MaxRSS"));
        OptionalDouble asked = kilobytes(step.value("ReqMem"));
        return peak.isPresent()
                && asked.isPresent()
                && asked.getAsDouble() > 0
                && peak.getAsDouble() >= NEAR * asked.getAsDouble();
    }

    private static OptionalDouble kilobytes(String text) {
        var match = SIZE.matcher(text);
        if (!match.matches()) {
            return OptionalDouble.empty();
        }
        int unit = Math.max(0, UNITS.indexOf(match.group(2).isEmpty() ? "K" : match.group(2)));
        return OptionalDouble.of(Double.parseDouble(match.group(1)) * Math.pow(1024, unit));
    }

    private static Event event(Incident incident, Reading reading, SlurmRecord step) {
        String text =
                "JobID=" + step.value("JobID") + " MaxRSS=" + step.value("MaxRSS") + " ReqMem=" + step.value("ReqMem");
        return new Event(
                incident.book().rule(RULE),
                new EvidenceLine(reading.source().name(), 0, Optional.empty(), text),
                SourceKind.ACCOUNTING,
                false,
                0,
                Optional.empty(),
                Optional.empty(),
                Map.of("step", step.value("JobID"), "detail", step.value("MaxRSS")),
                1);
    }
}
