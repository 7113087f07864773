package trainyard.app.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.app.kit.Look;
import trainyard.app.kit.Times;
import trainyard.core.slurm.JobState;

/**
 * A job's way from its submission to its end, in proportion.
 *
 * @param marks the times that are known, in their order
 * @param spans what lies between, as long as it lasted or will last
 */
record TimeLine(List<Mark> marks, List<Span> spans) {
    static final TimeLine NONE = new TimeLine(List.of(), List.of());

    record Mark(String what, Instant at) {}

    /** @param style the style class of its colour */
    record Span(String words, String style, Duration length) {}

    /**
     * @param eligible empty while the job may not start
     * @param started empty while it waits
     * @param ends when it ended, or at the latest will
     * @param state whose colour the time at work has
     */
    static TimeLine of(
            Optional<Instant> submitted,
            Optional<Instant> eligible,
            Optional<Instant> started,
            Optional<Instant> ends,
            JobState state,
            Instant now) {
        boolean finished = state.isFinished();
        var marks = new ArrayList<Mark>();
        var spans = new ArrayList<Span>();
        submitted.ifPresent(at -> marks.add(new Mark("Submitted", at)));
        eligible.ifPresent(at -> marks.add(new Mark("Eligible", at)));
        started.ifPresent(at -> marks.add(new Mark("Started", at)));
        ends.filter(at -> started.isPresent() || finished)
                .ifPresent(at -> marks.add(new Mark(finished ? "Ended" : "Ends by", at)));
        Instant waitedUntil =
                started.or(() -> finished ? ends : Optional.of(now)).orElse(now);
        if (submitted.isPresent()) {
            // Of a job that started, accounting may not know since when it might have.
            Instant unknown = started.isPresent() ? submitted.get() : waitedUntil;
            Instant mayStart = eligible.map(at -> at.isBefore(waitedUntil) ? at : waitedUntil)
                    .orElse(unknown);
            add(spans, "Could not start yet for", "state-planned", submitted.get(), mayStart);
            add(spans, started.isPresent() ? "Waited" : "Waits for", "job-pending", mayStart, waitedUntil);
        }
        if (started.isPresent()) {
            Instant ranUntil = finished ? ends.orElse(now) : now;
            add(spans, finished ? "Ran" : "Runs for", Look.of(state).style(), started.get(), ranUntil);
            if (!finished) {
                ends.ifPresent(at -> add(spans, "At most left:", "gpu-free", now, at));
            }
        }
        return new TimeLine(List.copyOf(marks), List.copyOf(spans));
    }

    private static void add(List<Span> spans, String words, String style, Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        if (length.isPositive()) {
            spans.add(new Span(words + " " + Times.length(length), style, length));
        }
    }
}
