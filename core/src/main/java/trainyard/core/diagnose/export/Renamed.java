package trainyard.core.diagnose.export;

import java.util.Map;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.SetAside;

/** A report whose sources have other names. */
final class Renamed {
    private Renamed() {}

    static Report of(Report report, Map<String, String> names) {
        return new Report(
                report.job(),
                report.cause(),
                report.title(),
                report.layer(),
                report.confidence(),
                report.summary(),
                report.explanation(),
                report.blamed(),
                report.evidence().stream().map(line -> line(line, names)).toList(),
                report.setAside().stream()
                        .map(aside -> new SetAside(line(aside.evidence(), names), aside.times(), aside.why()))
                        .toList(),
                report.missing(),
                report.surroundings(),
                report.owner(),
                report.remedies(),
                report.retry(),
                report.timeline().stream()
                        .map(one -> new Happening(
                                line(one.evidence(), names),
                                one.role(),
                                one.rule(),
                                one.cause(),
                                one.node(),
                                one.rank(),
                                one.times(),
                                one.decisive()))
                        .toList());
    }

    private static EvidenceLine line(EvidenceLine line, Map<String, String> names) {
        return new EvidenceLine(
                names.getOrDefault(line.source(), line.source()), line.line(), line.time(), line.text());
    }
}
