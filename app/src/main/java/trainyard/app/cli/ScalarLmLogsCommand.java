package trainyard.app.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import trainyard.app.cli.ScalarLmChoice.OpenServer;
import trainyard.core.job.scalarlm.LogLine;
import trainyard.core.job.scalarlm.TrainingJob;

@Command(
        name = "logs",
        description = {
            "Print the log of a training, all of its runs one after the other; with --json a JSON line each.",
            "With --follow until the training has ended; exit status 1 where it was not completed."
        })
final class ScalarLmLogsCommand extends ScalarLmQuestion {
    private static final ObjectMapper LINES = new JsonMapper();

    @Parameters(paramLabel = "JOB", description = "Its name, a part of it, or 'latest'.")
    private String id = "";

    @Option(names = "--follow", description = "Go on until the training has ended.")
    private boolean follow;

    @Option(names = "--from", paramLabel = "LINE", description = "Begin with this line; the first is 0.")
    private long from;

    @Override
    void check() {
        if (from < 0) {
            throw new ParameterException(spec().commandLine(), "--from is the number of a line: 0 or more");
        }
        if (follow && from > 0) {
            throw new ParameterException(spec().commandLine(), "--follow begins with the first line; leave --from out");
        }
    }

    @Override
    int ask(OpenServer open, PrintWriter out) throws Exception {
        if (!follow) {
            open.server().logs(id, from, line -> print(line, out));
            return 0;
        }
        TrainingJob ended = open.server().follow(id, line -> print(line, out));
        var errors = spec().commandLine().getErr();
        errors.println("trainyard: " + ended.name() + ": " + ended.state()
                + ended.error().map(why -> ": " + why).orElse(""));
        errors.flush();
        return ended.state().equals("COMPLETED") ? 0 : 1;
    }

    private void print(LogLine line, PrintWriter out) {
        if (isJson()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("line_number", line.number());
            fields.put("line", line.text());
            out.println(LINES.writeValueAsString(fields));
        } else {
            out.println(line.text());
        }
        out.flush();
    }
}
