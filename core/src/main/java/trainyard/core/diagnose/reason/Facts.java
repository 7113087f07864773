package trainyard.core.diagnose.reason;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.read.LineTime;
import trainyard.core.diagnose.read.Reading;
import trainyard.core.diagnose.read.Reading.SlurmRecord;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.SlurmTime;

/** The facts of the job in Slurm's records: accounting's last word first, then slurmctld's. */
final class Facts {
    private Facts() {}

    static JobFacts of(List<Reading> readings, String version, ZoneId zone) {
        List<SlurmRecord> all = readings.stream()
                .filter(reading -> reading.kind() != SourceKind.OTHER_JOBS)
                .flatMap(reading -> reading.records().stream())
                .toList();
        // A job that was requeued has a row for each start: the last is the one that is asked about.
        Optional<SlurmRecord> row = all.stream()
                .filter(record -> record.kind() == SourceKind.ACCOUNTING)
                .filter(record -> !record.value("JobID").contains("."))
                .reduce((_, later) -> later);
        Optional<SlurmRecord> shown =
                all.stream().filter(record -> record.kind() == SourceKind.JOB).findFirst();
        var told = new Told(row, shown);
        if (row.isEmpty() && shown.isEmpty()) {
            return new JobFacts("", "", "", "", "", List.of(), Optional.empty(), Optional.empty(), version);
        }
        return new JobFacts(
                told.of("JobID", "JobId"),
                told.of("JobName", "JobName"),
                told.of("User", "UserId").replaceFirst("\\(\\d+\\)$", ""),
                told.of("State", "JobState"),
                told.of("ExitCode", "ExitCode"),
                nodes(all),
                told.time("Start", "StartTime", zone),
                told.time("End", "EndTime", zone),
                version);
    }

    /** Since when things may matter to the job: its start, or while it waits its submission. */
    static Optional<Instant> since(List<Reading> readings, JobFacts job, ZoneId zone) {
        return job.started()
                .or(() -> readings.stream()
                        .filter(reading -> reading.kind() != SourceKind.OTHER_JOBS)
                        .flatMap(reading -> reading.records().stream())
                        .map(record -> record.value("Submit") + record.value("SubmitTime"))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .flatMap(new LineTime(zone, LocalDate.EPOCH)::of));
    }

    /** What logs call the job: the number in its id, and where it is a task of an array, its own. */
    static Set<String> numbers(List<Reading> readings, JobFacts job) {
        var numbers = new HashSet<String>();
        numbers.add(number(job.id()));
        readings.stream()
                .filter(reading -> reading.kind() != SourceKind.OTHER_JOBS)
                .flatMap(reading -> reading.records().stream())
                .flatMap(record -> Stream.of("JobId", "ArrayJobId", "JobIDRaw").map(record::value))
                .forEach(id -> numbers.add(number(id)));
        numbers.remove("");
        return numbers;
    }

    /** The name of a user whose number is told: accounting writes {@code CANCELLED by 2001}. */
    static String user(List<Reading> readings, String told) {
        if (told.equals("0")) {
            return "root";
        }
        return readings.stream()
                .flatMap(reading -> reading.records().stream())
                .map(record -> record.value("UserId"))
                .filter(id -> id.endsWith("(" + told + ")"))
                .map(id -> id.substring(0, id.indexOf('(')))
                .findFirst()
                .orElse(told);
    }

    /** Of {@code 7}, {@code 7.0} and {@code 7_1} the 7. */
    static String number(String job) {
        return job.replaceFirst("[._+].*", "");
    }

    /** Of all records of the job and its steps: accounting's first row of a job may be written before it is complete. */
    private static List<String> nodes(List<SlurmRecord> records) {
        return records.stream()
                .filter(record -> record.kind() == SourceKind.ACCOUNTING || record.kind() == SourceKind.JOB)
                .flatMap(record -> hosts(record.value("NodeList")).stream())
                .distinct()
                .sorted()
                .toList();
    }

    static List<String> hosts(String list) {
        if (list.isEmpty() || list.contains("None") || list.contains("(null)")) {
            return List.of();
        }
        try {
            return Hostlist.expand(list);
        } catch (IllegalArgumentException cut) {
            // sacct's columns cut long lists off.
            return List.of();
        }
    }

    private record Told(Optional<SlurmRecord> row, Optional<SlurmRecord> shown) {
        String of(String inRow, String inShown) {
            Function<String, Optional<String>> some = text -> Optional.of(text).filter(value -> !value.isEmpty());
            return row.flatMap(record -> some.apply(record.value(inRow)))
                    .or(() -> shown.flatMap(record -> some.apply(record.value(inShown))))
                    .orElse("");
        }

        Optional<Instant> time(String inRow, String inShown, ZoneId zone) {
            String text = of(inRow, inShown);
            return SlurmTime.parse(text, zone).or(() -> new LineTime(zone, LocalDate.EPOCH).of(text));
        }
    }
}
