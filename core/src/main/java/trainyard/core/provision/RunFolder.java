package trainyard.core.provision;

import java.nio.file.Path;

/** The places of one run's files on this machine. */
public record RunFolder(Path path) {
    public String id() {
        return path.getFileName().toString();
    }

    Path record() {
        return path.resolve("run.json");
    }

    public Path bundle() {
        return path.resolve("bundle");
    }

    Path ansible() {
        return path.resolve("ansible");
    }

    /** What happened, as JSON lines; see {@code core.provision.events}. */
    public Path events() {
        return path.resolve("events.jsonl");
    }

    /** What ansible-playbook printed. */
    public Path log() {
        return path.resolve("log.txt");
    }

    Path ended() {
        return path.resolve("ended.json");
    }
}
