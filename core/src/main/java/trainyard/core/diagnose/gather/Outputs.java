package trainyard.core.diagnose.gather;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;

/** What the job itself wrote, as the connected machine sees it. */
final class Outputs {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** {@code rank-3.out}, or the folder of a rank that torchrun makes in {@code attempt_0}. */
    private static final Pattern RANK = Pattern.compile("rank-(\\d{1,6})\\.|/attempt_\\d+/(\\d{1,6})/");

    private final Asking asking;

    Outputs(Asking asking) {
        this.asking = asking;
    }

    void read(String job, Collection<String> paths) throws RemoteException, InterruptedException {
        if (paths.isEmpty()) {
            asking.collected().miss("the job's output", "No record tells where the job wrote.", "");
            return;
        }
        String boundary = UUID.randomUUID().toString();
        var arguments = new ArrayList<>(List.of(boundary, job));
        arguments.addAll(paths);
        Command command = Command.of(PATIENCE, asking.script("trainyard-outputs", Scripts.OUTPUTS, arguments));
        Optional<CommandResult> told = asking.ask("the job's output", command);
        if (told.isEmpty()) {
            return;
        }
        for (Frames.Frame frame : Frames.of(told.get().output(), boundary)) {
            String name = frame.name();
            if (name.startsWith("file:")) {
                keep(job, name.substring("file:".length()), frame.content());
            } else if (name.startsWith("no:")) {
                String path = name.substring("no:".length());
                asking.collected().miss("the job's output " + path, frame.text().strip() + ".", "ls -l " + path);
            } else if (name.startsWith("more:")) {
                asking.collected()
                        .miss(
                                name.substring("more:".length()),
                                "It was left out: there is more output than is read.",
                                "");
            }
        }
    }

    private void keep(String job, String path, byte[] content) {
        int folder = path.indexOf("/" + job + "/");
        String name = folder < 0 ? path.substring(path.lastIndexOf('/') + 1) : path.substring(folder + 1);
        Matcher rank = RANK.matcher(path);
        Optional<Integer> of = rank.find()
                ? Optional.of(Integer.parseInt(rank.group(1) == null ? rank.group(2) : rank.group(1)))
                : Optional.empty();
        asking.collected().add("output/" + safe(name), kind(path), Optional.empty(), of, Duration.ZERO, content);
    }

    private static SourceKind kind(String path) {
        if (path.contains("/flight-recorder/")) {
            return SourceKind.FLIGHT_RECORDER;
        }
        return path.contains("/errors/") && path.endsWith(".json") ? SourceKind.ERROR_FILE : SourceKind.LOG;
    }

    /** No part may lead out of the folder, and no character may trouble the file systems of workstations. */
    private static String safe(String path) {
        return path.replaceAll("[^A-Za-z0-9._/@+-]", "_").replaceAll("(^|/)\\.+(?=/|$)", "$1_");
    }
}
