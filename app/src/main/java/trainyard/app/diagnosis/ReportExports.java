package trainyard.app.diagnosis;

import java.io.IOException;
import java.nio.file.Path;
import trainyard.core.diagnose.Report;

/** A report in the forms in which it is handed on. All block. */
public interface ReportExports {
    /** One page that needs no other file. */
    String html(Report report) throws IOException;

    String markdown(Report report) throws IOException;

    String json(Report report) throws IOException;

    /** Report and evidence in one file, with secrets taken out. */
    void bundle(Diagnosed diagnosed, Path file) throws IOException;
}
