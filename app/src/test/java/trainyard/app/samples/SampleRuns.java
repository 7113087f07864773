package trainyard.app.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Folders of runs, as whoever runs Ansible leaves them. */
public final class SampleRuns {
    private SampleRuns() {}

    /**
     * @param settings the folder of the window's settings
     * @param id sorts as the runs do
     * @param status ansible-playbook's exit status; empty for a run under way
     */
    public static Path write(Path settings, String id, Instant started, List<String> events, Optional<Integer> status)
            throws IOException {
        Path folder = Files.createDirectories(settings.resolve("runs").resolve(id));
        Files.writeString(folder.resolve("run.json"), """
                {"id": "%s", "started": "%s", "cluster": "mlcluster", "plan": "/home/admin/mlcluster.yaml",
                 "digest": "ab12", "command": ["ansible-playbook", "playbooks/site.yml"], "environment": {},
                 "playbook": "site", "limit": [], "tags": [], "skipTags": [], "check": false, "diff": true,
                 "verbosity": 0, "becomePassword": false, "before": [], "ansible": ["ansible-playbook"],
                 "folder": "%s"}
                """.formatted(id, started, folder));
        Files.write(folder.resolve("events.jsonl"), events);
        Files.writeString(
                folder.resolve("log.txt"),
                "\nPLAY [Every machine] ****\n\n\u001b[0;33mchanged: [gpu-001]\u001b[0m\n\u001b[0;31mfatal: [gpu-002]: FAILED!\u001b[0m\n");
        if (status.isEmpty()) {
            // What holds a run goes on as long as the run does.
            Path held = Files.createDirectories(folder.resolve("ansible/runs"));
            Files.writeString(held.resolve("supervise.py"), "import time\ntime.sleep(600)\n");
        }
        if (status.isPresent()) {
            Files.writeString(
                    folder.resolve("ended.json"),
                    "{\"rc\": %d, \"cancelled\": false, \"at\": \"%s\"}\n"
                            .formatted(status.get(), started.plusSeconds(900)));
        }
        return folder;
    }
}
