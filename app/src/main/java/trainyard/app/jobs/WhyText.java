package trainyard.app.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import trainyard.app.kit.Times;
import trainyard.core.live.detail.JobWhy;
import trainyard.core.live.detail.LimitHit;
import trainyard.core.live.detail.PriorityFactors;

/** Why a job waits, in sentences. */
record WhyText(JobWhy why, Instant now) {
    String who() {
        return switch (why.reason().who()) {
            case USER -> "Its user can help.";
            case ADMIN -> "An administrator can help.";
            case NOBODY -> "It passes by itself.";
            case UNKNOWN -> "";
        };
    }

    List<String> limits() {
        return why.limits().stream().map(LimitHit::sentence).toList();
    }

    List<String> turn() {
        var lines = new ArrayList<String>();
        why.places()
                .forEach(place -> lines.add("Number %,d of %,d that wait for their turn in partition %s."
                        .formatted(place.place(), place.waiting(), place.partition())));
        lines.add(why.expectedStart()
                .map(at -> "The scheduler expects to start it " + Times.ago(at, now) + " (" + Times.absolute(at) + ")"
                        + (why.expectedNodes().isEmpty() ? "." : " on " + why.expectedNodes() + "."))
                .orElse("The scheduler has not yet said when it expects to start it."));
        return lines;
    }

    List<String> priority() {
        return why.priority().value().isPresent()
                ? why.priority().value().get().stream().map(WhyText::factors).toList()
                : List.of(why.priority().missing());
    }

    private static String factors(PriorityFactors priority) {
        String parts = priority.factors().entrySet().stream()
                .filter(factor -> factor.getValue() != 0)
                .map(factor -> factor.getKey()
                        + (factor.getKey().equals("nice") ? " −" : " ")
                        + "%,d".formatted(factor.getValue()))
                .collect(Collectors.joining(", "));
        return "%,d in partition %s%s"
                .formatted(priority.total(), priority.partition(), parts.isEmpty() ? "." : ": " + parts + ".");
    }
}
