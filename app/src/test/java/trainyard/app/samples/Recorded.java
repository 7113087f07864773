package trainyard.app.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import trainyard.core.live.detail.DetailQueries;

/** What a real cluster of Slurm 26.05 answered to the scheduler's questions. */
public final class Recorded {
    private Recorded() {}

    /** Answers by the whole command. */
    public static Map<String, String> scheduler() {
        var answers = new LinkedHashMap<String, String>();
        answers.put(DetailQueries.scheduler().line(), file("sdiag"));
        answers.put(DetailQueries.qos().line(), file("qos"));
        answers.put(DetailQueries.reservations().line(), file("reservations"));
        answers.put(DetailQueries.licences().line(), file("licences"));
        answers.put(DetailQueries.ping().line(), "Slurmctld(primary) at controller is UP\n");
        answers.put(DetailQueries.database().line(), "lab|127.0.0.1|6817\n");
        return answers;
    }

    private static String file(String name) {
        try (var in = Recorded.class.getResourceAsStream("/recorded/26.05/" + name + ".txt")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
