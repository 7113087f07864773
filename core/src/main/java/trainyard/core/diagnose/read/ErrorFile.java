package trainyard.core.diagnose.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file that a rank of torchrun leaves when it fails: JSON with its traceback and the time, in seconds. */
final class ErrorFile {
    private static final int MOST_BYTES = 4 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private ErrorFile() {}

    /** The traceback as lines, the time before them; what is no such file as it is. */
    static List<String> lines(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES);
        try {
            JsonNode message = JSON.readTree(bytes).path("message");
            String stack = message.path("extraInfo").path("py_callstack").asString("");
            String text = stack.isBlank() ? message.path("message").asString(message.asString("")) : stack;
            var lines = new ArrayList<String>();
            String seconds = message.path("extraInfo").path("timestamp").asString("");
            if (seconds.matches("\\d{9,11}")) {
                lines.add(Instant.ofEpochSecond(Long.parseLong(seconds)) + " error file");
            }
            text.lines().forEach(lines::add);
            return lines;
        } catch (JacksonException none) {
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
