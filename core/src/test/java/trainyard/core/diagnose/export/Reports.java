package trainyard.core.diagnose.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.Confidence;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.Layer;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.Owner;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.Retry;
import trainyard.core.diagnose.Role;
import trainyard.core.diagnose.SetAside;

/** Reports made by hand, with all that a report can have. */
final class Reports {
    static final Instant TIME = Instant.parse("2026-03-01T12:00:05Z");
    static final String HOSTILE = "<script>alert(1)</script> & | `x` ``` HF_TOKEN=hf_" + "abcdefghijklmnopqrst1234";

    private Reports() {}

    static EvidenceLine line(String source, long number, int second, String text) {
        return new EvidenceLine(source, number, Optional.of(TIME.plusSeconds(second)), text);
    }

    static Happening happening(EvidenceLine line, Role role, int rank, boolean decisive) {
        return new Happening(
                line,
                role,
                "gpu-lost." + role.word(),
                decisive ? "gpu-lost" : "",
                Optional.of("gpu-0" + (1 + rank / 4)),
                Optional.of(rank),
                decisive ? 1 : 3,
                decisive);
    }

    static Report rich() {
        EvidenceLine xid =
                line("nodes/gpu-01/kernel.txt", 812, 0, "NVRM: Xid (PCI:0000:3b:00): 79, GPU has fallen off");
        EvidenceLine bare = new EvidenceLine("records/job.txt", 0, Optional.empty(), HOSTILE);
        var timeline = new ArrayList<Happening>();
        timeline.add(happening(xid, Role.INITIATOR, 2, true));
        IntStream.range(0, 8)
                .filter(rank -> rank != 2)
                .forEach(rank -> timeline.add(happening(
                        line("logs/rank-" + rank + ".txt", 100 + rank, 600, "Watchdog caught collective timeout"),
                        Role.VICTIM,
                        rank,
                        false)));
        timeline.add(new Happening(bare, Role.NOISE, "noise.banner", "", Optional.empty(), Optional.empty(), 1, false));
        return new Report(
                new JobFacts(
                        "4711_3",
                        "train <7b>",
                        "ada",
                        "NODE_FAIL",
                        "1:0",
                        List.of("gpu-01", "gpu-02"),
                        Optional.of(TIME.minusSeconds(3600)),
                        Optional.of(TIME.plusSeconds(700)),
                        "24.11"),
                "gpu-lost",
                "A GPU fell off the bus",
                Layer.GPU,
                Confidence.CONFIRMED,
                "GPU 0000:3b:00 of gpu-01 was lost; rank 2 ran on it.",
                "The driver cannot reach the device any more. All ranks wait for the one that had it.",
                List.of(new Blamed(Blamed.Kind.NODE, "gpu-01"), new Blamed(Blamed.Kind.GPU, "0000:3b:00")),
                List.of(xid, bare),
                List.of(new SetAside(
                        line("logs/rank-0.txt", 100, 600, "Watchdog caught collective timeout"),
                        7,
                        "It waited for rank 2.")),
                List.of(
                        new Missing(
                                "the log of slurmd on gpu-01", "It may be read by root alone.", "sudo tail slurmd.log"),
                        new Missing("a flight recorder's dump", "", "")),
                List.of("gpu-01: of other jobs about that time, 2 of 3 failed."),
                Owner.OPERATOR,
                List.of(
                        new Remedy(
                                "Drain the node.",
                                Owner.OPERATOR,
                                List.of("scontrol", "update", "NodeName=gpu-01", "State=DRAIN", "Reason=Xid 79"),
                                Optional.of(Remedy.Action.DRAIN)),
                        new Remedy("Ask for a new card.", Owner.OPERATOR, List.of(), Optional.empty())),
                Retry.OTHER_NODES,
                timeline);
    }

    static Report unknown() {
        return new Report(
                JobFacts.NONE,
                Report.UNKNOWN,
                "Not known",
                Layer.UNKNOWN,
                Confidence.UNKNOWN,
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Owner.BOTH,
                List.of(),
                Retry.UNKNOWN,
                List.of());
    }

    static Report with(List<Happening> timeline) {
        Report rich = rich();
        return new Report(
                rich.job(),
                rich.cause(),
                rich.title(),
                rich.layer(),
                rich.confidence(),
                rich.summary(),
                rich.explanation(),
                rich.blamed(),
                rich.evidence(),
                rich.setAside(),
                rich.missing(),
                rich.surroundings(),
                rich.owner(),
                rich.remedies(),
                rich.retry(),
                timeline);
    }
}
