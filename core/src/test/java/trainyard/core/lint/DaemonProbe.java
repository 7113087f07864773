package trainyard.core.lint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import trainyard.core.remote.Command;
import trainyard.core.remote.RemoteShell;

/** Puts configurations before real daemons of a lab, with {@code probe.py}. */
final class DaemonProbe {
    private static final int AT_ONCE = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param level fatal, error, warning or silent; {@code lines} are those that a sound configuration does not bring */
    record Answer(String level, List<String> lines) {}

    private DaemonProbe() {}

    /** Answers by the case's name; {@code cases} are files by name, by the case's name. */
    static Map<String, Answer> ask(RemoteShell shell, Map<String, Map<String, String>> cases) throws Exception {
        var answers = new LinkedHashMap<String, Answer>();
        var names = new ArrayList<>(cases.keySet());
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            var some = new LinkedHashMap<String, Map<String, String>>();
            names.subList(from, Math.min(names.size(), from + AT_ONCE))
                    .forEach(name -> some.put(name, cases.get(name)));
            var result = shell.run(Command.of(
                    Duration.ofMinutes(4), "sudo", "python3", "-c", script(), JSON.writeValueAsString(some)));
            if (!result.ok()) {
                throw new IllegalStateException(result.errors());
            }
            Map<String, List<String>> told = JSON.readValue(result.text(), new TypeReference<>() {});
            told.forEach((name, lines) ->
                    answers.put(name, new Answer(lines.getFirst(), lines.subList(1, lines.size()))));
        }
        return answers;
    }

    private static String script() throws IOException {
        try (var in = DaemonProbe.class.getResourceAsStream("/trainyard/core/lint/probe.py")) {
            if (in == null) {
                throw new IOException("no probe.py");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
