package trainyard.core.demo;

import java.util.List;
import java.util.Map;

/** {@code sprio}: the priorities of waiting jobs. */
final class Sprio {
    private static final List<Field<SimJob>> FIELDS = List.of(
            Field.of('i', "jobid", "JOBID", (job, wording) -> Long.toString(job.id)),
            Field.of(
                    'r',
                    "partition",
                    "PARTITION",
                    (job, wording) -> job.spec.partition().name()),
            Field.of('u', "user", "USER", (job, wording) -> job.spec.user().login()),
            Field.of('Y', "priority", "PRIORITY", (job, wording) -> Long.toString(job.priority)),
            Field.of('S', "site", "SITE", (job, wording) -> "0"),
            Field.of('A', "age", "AGE", (job, wording) -> "0"),
            Field.of('B', "assoc", "ASSOC", (job, wording) -> "0"),
            Field.of('F', "fairshare", "FAIRSHARE", (job, wording) -> Long.toString(fairShare(job))),
            Field.of('J', "jobsize", "JOBSIZE", (job, wording) -> "0"),
            Field.of('P', "partitionpriority", "PARTITION", (job, wording) -> Long.toString(ofPartition(job))),
            Field.of('Q', "qos", "QOS", (job, wording) -> Long.toString(ofQos(job))),
            Field.of('N', "nice", "NICE", (job, wording) -> Integer.toString(job.nice)),
            Field.of('T', "tres", "TRES", (job, wording) -> ""));

    /** The parts that {@link JobMaker#priority} makes a priority of; a priority set by hand counts as fair share. */
    private static long fairShare(SimJob job) {
        return Math.max(0, job.priority + job.nice - ofPartition(job) - ofQos(job));
    }

    private static long ofPartition(SimJob job) {
        return Math.min(job.priority, job.spec.partition().part().priorityTier() * 100L);
    }

    private static long ofQos(SimJob job) {
        long left = job.priority - ofPartition(job);
        return Math.min(
                left, job.spec.qos().equals("high") ? 20_000 : job.spec.qos().equals("low") ? 0 : 5_000);
    }

    private Sprio() {}

    static Answer run(World world, List<String> words, Wording wording) throws Options.Unknown {
        Options options = Options.parse(
                "sprio", words, "hj:o:lw", Map.of("noheader", 'h', "jobs", 'j', "format", 'o', "long", 'l'));
        var format = RowFormat.ofLetters(options.value('o').orElse("%.15i %9r %.10Y %.10S"), FIELDS);
        var text = new StringBuilder();
        if (!options.has('h')) {
            format.printHeader(text);
        }
        world.jobs().stream()
                .filter(job -> job.isWaiting() && job.priority > 0 && job.eligible != 0)
                .filter(job ->
                        options.value('j').map(id -> JobIds.matches(job, id)).orElse(true))
                .forEach(job -> format.print(text, job, wording));
        return Answer.of(text.toString());
    }
}
