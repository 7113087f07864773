package trainyard.app.cli;

import java.io.IOException;

/** How evidence is gathered from a cluster. */
final class DiagnoseGathering {
    static final DiagnoseCommand.Gathering LIVE = (shell, zone, clock, job, folder) -> {
        throw new IOException("evidence cannot be gathered from a cluster yet: give files");
    };

    private DiagnoseGathering() {}
}
