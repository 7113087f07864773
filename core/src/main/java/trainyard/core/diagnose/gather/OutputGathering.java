package trainyard.core.diagnose.gather;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.remote.RemoteException;

/** What a job wrote: its output, and the folder beside it that a composed job leaves. */
final class OutputGathering {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_FILES = 64;
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_MEMBERS = 16;
    private static final Pattern RANK = Pattern.compile("rank-(\\d{1,9})(?:\\.\\w+)?");

    private final Asking asking;
    private final Collected collected;
    private final List<Subject.Member> members;
    private final Set<String> absent = ConcurrentHashMap.newKeySet();

    OutputGathering(Asking asking, Collected collected, Subject subject) {
        this.asking = asking;
        this.collected = collected;
        members = subject.members()
                .subList(0, Math.min(MOST_MEMBERS, subject.members().size()));
        if (members.size() < subject.members().size()) {
            collected.lacks(
                    "the outputs of " + (subject.members().size() - members.size()) + " tasks of the array",
                    "Those of " + members.size() + " tasks are looked at, failed ones first.",
                    "Diagnose one task by its number, such as 12_3.");
        }
    }

    /** From the machine that the connection leads to, and what it does not have from another one. */
    void gather(Optional<String> batchHost) throws RemoteException, InterruptedException {
        if (members.stream().allMatch(member -> member.outputs().isEmpty())) {
            collected.lacks(
                    "the job's output",
                    "Slurm tells no file: the job was interactive, or only accounting of a version before 24.05"
                            + " knows it.",
                    "Give the file by hand.");
            return;
        }
        look(Optional.empty(), members);
        List<Subject.Member> elsewhere = members.stream()
                .filter(member -> !member.outputs().isEmpty() && absent.containsAll(member.outputs()))
                .toList();
        if (batchHost.isPresent() && !elsewhere.isEmpty()) {
            look(batchHost, elsewhere);
        }
        absent.stream()
                .sorted()
                .forEach(path -> collected.lacks(
                        path,
                        "There is no such file"
                                + batchHost
                                        .map(host -> ", neither here nor on " + host)
                                        .orElse("") + ".",
                        "Output goes where `--output` says; its folder must be there before the job begins."));
    }

    private static Set<String> folders(Subject.Member member) {
        var folders = new LinkedHashSet<String>();
        member.outputs().forEach(path -> folders.add(path.substring(0, path.lastIndexOf('/') + 1) + member.raw()));
        return folders;
    }

    private void look(Optional<String> machine, List<Subject.Member> whose)
            throws RemoteException, InterruptedException {
        var words = new ArrayList<>(List.of(Integer.toString(MOST_FILES), Long.toString(MOST_BYTES)));
        for (Subject.Member member : whose) {
            member.outputs().forEach(path -> words.addAll(List.of("file", path)));
        }
        for (Subject.Member member : whose) {
            folders(member).forEach(path -> words.addAll(List.of("folder", path)));
        }
        var pieces = new ArrayList<ScriptPiece>();
        String trouble = asking.script(machine, PATIENCE, GatherScripts.FILES, words, piece -> take(piece, pieces));
        if (!trouble.isEmpty()) {
            collected.lacks(
                    machine.map(host -> "files that the job left on " + host).orElse("the job's output"), trouble, "");
        }
        boolean hasLaunchers = pieces.stream().anyMatch(piece -> piece.name().contains("/torchrun-"));
        pieces.forEach(piece -> keep(piece, hasLaunchers));
    }

    private void take(ScriptPiece piece, List<ScriptPiece> pieces) {
        String path = piece.name();
        String[] status = piece.status().split(" ", 2);
        switch (status[0]) {
            case "whole", "cut" -> {
                absent.remove(path);
                pieces.add(piece);
            }
            case "absent" -> absent.add(path);
            case "left" ->
                collected.lacks(
                        path,
                        "It was left out (" + status[1] + " bytes): at most " + MOST_FILES + " files and "
                                + (MOST_BYTES >> 20) + " MB are taken.",
                        "Give the file by hand.");
            case "denied" ->
                collected.lacks(
                        path,
                        asking.target() + " may not read it.",
                        asking.sudo()
                                ? "Ask the job's owner."
                                : "Turn on sudo for this connection, or ask the job's owner.");
            default -> collected.lacks(path, "It is no file, but a " + piece.status() + ".", "");
        }
    }

    private void keep(ScriptPiece piece, boolean hasLaunchers) {
        String path = piece.name();
        Optional<Subject.Member> owner = members.stream()
                .filter(member -> folders(member).stream().anyMatch(folder -> path.startsWith(folder + "/")))
                .findFirst();
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (owner.isEmpty()) {
            collected.add("outputs/" + name, SourceKind.LOG, piece.text());
            return;
        }
        String inside = path.substring(path.indexOf("/" + owner.get().raw() + "/") + 1);
        SourceKind kind = path.contains("/flight-recorder/")
                ? SourceKind.FLIGHT_RECORDER
                : name.endsWith(".json") ? SourceKind.ERROR_FILE : SourceKind.LOG;
        Matcher match = RANK.matcher(name);
        // Below torchrun, what is named after a task is a launcher's.
        boolean isRank = match.matches() && !(hasLaunchers && kind == SourceKind.LOG);
        collected.add(
                "outputs/" + inside,
                kind,
                Optional.empty(),
                isRank ? Optional.of(Integer.valueOf(match.group(1))) : Optional.empty(),
                Duration.ZERO,
                piece.text());
    }
}
