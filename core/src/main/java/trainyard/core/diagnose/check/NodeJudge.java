package trainyard.core.diagnose.check;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trainyard.core.diagnose.check.Check.Status;
import trainyard.core.diagnose.gather.ClockReading;
import trainyard.core.diagnose.gather.Rows;
import trainyard.core.diagnose.gather.ScriptPiece;
import trainyard.core.diagnose.gather.Times;
import trainyard.core.slurm.NodeState;
import trainyard.core.truth.Disagreement;
import trainyard.core.truth.TruthTable;
import trainyard.core.truth.TruthTexts;

/** What the readings of a node mean. */
final class NodeJudge {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Pattern REASON = Pattern.compile("(?<text>.*?)(?: \\[(?<user>[^@\\]]*)@(?<time>[^]]*)])?");
    private static final Pattern DISK = Pattern.compile("\\s(?<use>\\d{1,3})% (?<mount>/.*)$");
    private static final int FULL = 98;
    private static final long MUNGE_BEARS = 300;
    private static final long CLOCK_WARNS = 10;

    private final Looked looked;
    private final String node;
    private final ZoneId zone;

    NodeJudge(Looked looked, ZoneId zone) {
        this.looked = looked;
        node = looked.node();
        this.zone = zone;
    }

    NodeReport report() {
        TruthTable truth = truth();
        var checks = new ArrayList<Check>(List.of(
                state(),
                login(),
                slurmd(),
                clock(),
                munge(),
                mungeBack(),
                network(),
                gpus(truth),
                memory(truth),
                configuration(),
                disks(),
                kernel(),
                log(),
                history()));
        return new NodeHeadline(looked, reason(), checks).report();
    }

    /** Why it was taken out of service. */
    record Reason(String text, String user, String since) {
        boolean isNone() {
            return text.isEmpty();
        }
    }

    private Reason reason() {
        Matcher match = REASON.matcher(looked.value("Reason"));
        if (!match.matches()) {
            return new Reason("", "", "");
        }
        String since = Optional.ofNullable(match.group("time"))
                .flatMap(text -> Times.parse(text, zone))
                .map(at -> TIME.format(at.atZone(zone)))
                .orElse("");
        return new Reason(
                match.group("text"), Optional.ofNullable(match.group("user")).orElse(""), since);
    }

    private Check state() {
        String command = "scontrol show node " + node;
        if (looked.record().isEmpty()) {
            return new Check(
                    "state", Status.UNKNOWN, "slurmctld tells nothing of it: " + looked.line(), command, List.of());
        }
        NodeState state = NodeState.parse(looked.value("State"));
        Reason reason = reason();
        String why = reason.isNone()
                ? ""
                : " since " + (reason.since().isEmpty() ? "some time" : reason.since())
                        + (reason.user().isEmpty() ? "" : " by " + reason.user()) + ": " + reason.text();
        boolean out = !reason.isNone()
                || looked.value("State").matches(".*(?:DOWN|DRAIN|FAIL|INVAL|NOT_RESPONDING|UNKNOWN|\\*).*");
        String sentence = "It is " + state.shown().word() + " (" + looked.value("State") + ")" + why + ".";
        var lines = new ArrayList<String>();
        for (String key : List.of("State", "Reason", "BootTime", "SlurmdStartTime", "LastBusyTime", "Version")) {
            if (!looked.value(key).isEmpty()) {
                lines.add(key + "=" + looked.value(key));
            }
        }
        return new Check("state", out ? Status.TROUBLE : Status.OK, sentence, command, lines);
    }

    private Check login() {
        String command = "ssh " + node;
        if (looked.closed().isEmpty()) {
            String boot = looked.text("boot");
            return Check.ok(
                    "login",
                    "It answers by ssh" + (boot.isEmpty() ? "." : "; it was started on " + boot + " of its time."),
                    command);
        }
        // Who may log in is the site's choice; a machine that does not answer is not.
        boolean dead = looked.closed().contains("does not reach")
                || looked.closed().contains("no answer")
                || looked.closed().contains("finds no address");
        return new Check("login", dead ? Status.TROUBLE : Status.UNKNOWN, looked.closed(), command, List.of());
    }

    private Check slurmd() {
        String command = looked.onNode("systemctl status slurmd");
        Map<String, String> unit = unit("slurmd.service");
        String active = unit.getOrDefault("ActiveState", "");
        if (active.isEmpty()) {
            return Check.unknown("slurmd", looked.unknown("Its service could not be asked."), command);
        }
        return active.equals("active")
                ? Check.ok(
                        "slurmd",
                        "It runs, since " + unit.getOrDefault("ActiveEnterTimestamp", "some time") + ".",
                        command)
                : new Check(
                        "slurmd",
                        Status.TROUBLE,
                        "slurmd does not run: " + active + " (" + unit.getOrDefault("Result", "") + ").",
                        command,
                        List.of(looked.text("log").lines().toList().reversed().stream()
                                .findFirst()
                                .orElse("ActiveState=" + active)));
    }

    private Map<String, String> unit(String id) {
        for (String block : looked.text("daemons").split("\\n\\n")) {
            var values = new HashMap<String, String>();
            block.lines().forEach(line -> {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            });
            if (id.equals(values.get("Id"))) {
                return values;
            }
        }
        return Map.of();
    }

    private Check clock() {
        String command = looked.onNode("date +%s.%N");
        Optional<Duration> ahead = looked.piece("clock")
                .flatMap(ClockReading::of)
                .flatMap(there -> looked.clock().map(there::aheadOf));
        Optional<Duration> daemon = encoded(looked.decoded());
        if (ahead.isEmpty()) {
            return Check.unknown("clock", looked.unknown("It could not be compared."), command);
        }
        long seconds = ahead.get().toSeconds();
        if (Math.abs(seconds) >= CLOCK_WARNS) {
            return new Check(
                    "clock",
                    Math.abs(seconds) >= MUNGE_BEARS ? Status.TROUBLE : Status.WARNING,
                    "Its clock is " + difference(seconds) + " the controller's."
                            + (Math.abs(seconds) >= MUNGE_BEARS
                                    ? " munge refuses credentials that are more than five minutes off."
                                    : ""),
                    command,
                    List.of());
        }
        if (daemon.isPresent() && daemon.get().abs().toSeconds() >= CLOCK_WARNS) {
            return new Check(
                    "clock",
                    daemon.get().abs().toSeconds() >= MUNGE_BEARS ? Status.TROUBLE : Status.WARNING,
                    "The machine's clock is right, but munge there goes by another: "
                            + difference(daemon.get().toSeconds()) + " the controller's.",
                    looked.onNode("'munge -n | unmunge'"),
                    List.of());
        }
        return Check.ok(
                "clock", "It differs from the controller's by less than " + (Math.abs(seconds) + 1) + " s.", command);
    }

    private static String difference(long seconds) {
        return Math.abs(seconds) + " s " + (seconds < 0 ? "behind" : "ahead of");
    }

    /** How much munge there is ahead of munge here, by a credential of there that was decoded here. */
    private static Optional<Duration> encoded(String decoded) {
        Optional<Long> made = epoch(decoded, "ENCODE_TIME");
        Optional<Long> read = epoch(decoded, "DECODE_TIME");
        return made.flatMap(from -> read.map(to -> Duration.ofSeconds(from - to)));
    }

    private static Optional<Long> epoch(String decoded, String key) {
        Matcher match = Pattern.compile(key + ":.*\\((\\d{1,12})\\)").matcher(decoded);
        return match.find() ? Optional.of(Long.valueOf(match.group(1))) : Optional.empty();
    }

    private Check munge() {
        String active = unit("munge.service").getOrDefault("ActiveState", "");
        String command = "munge -n | ssh " + node + " unmunge";
        if (!active.isEmpty() && !active.equals("active")) {
            return new Check(
                    "munge",
                    Status.TROUBLE,
                    "munge does not run there: " + active + ".",
                    looked.onNode("systemctl status munge"),
                    List.of("ActiveState=" + active));
        }
        return decode("munge", "It takes a credential of the controller.", looked.text("munge"), command);
    }

    private Check mungeBack() {
        return decode(
                "munge back",
                "Its own credential is taken by " + looked.login() + ".",
                looked.decoded(),
                "ssh " + node + " munge -n | unmunge");
    }

    private Check decode(String name, String well, String said, String command) {
        Matcher status = Pattern.compile("STATUS:\\s*(.*?)(?: \\(\\d+\\))?$|unmunge: Error: (.*)$", Pattern.MULTILINE)
                .matcher(said);
        if (!status.find()) {
            return Check.unknown(name, looked.unknown("It could not be tried."), command);
        }
        String word = status.group(1) == null ? status.group(2) : status.group(1);
        if (word.equals("Success")) {
            return Check.ok(name, well, command);
        }
        String meaning = word.startsWith("Invalid")
                ? "its key differs from the controller's"
                : word.startsWith("Expired") || word.startsWith("Rewound")
                        ? "its clock differs by more than five minutes"
                        : word.contains("ocket") || word.contains("onnect") ? "munge does not answer there" : word;
        return new Check(
                name,
                Status.TROUBLE,
                "munge refuses (" + word + "): " + meaning + ".",
                command,
                said.lines().limit(4).toList());
    }

    private Check network() {
        Optional<ScriptPiece> names = looked.piece("names");
        Optional<ScriptPiece> reach = looked.piece("reach");
        String command = looked.onNode("getent ahostsv4 " + looked.paths().controller());
        if (names.isEmpty() || reach.isEmpty()) {
            return Check.unknown("network", looked.unknown("The way to the controller could not be tried."), command);
        }
        if (!names.get().ok()) {
            return new Check(
                    "network",
                    Status.TROUBLE,
                    "It does not resolve the controller's name.",
                    command,
                    names.get().string().lines().limit(2).toList());
        }
        return reach.get().ok()
                ? Check.ok("network", "It reaches slurmctld's port.", command)
                : new Check(
                        "network",
                        Status.TROUBLE,
                        "It does not reach slurmctld's port.",
                        command,
                        reach.get().string().lines().limit(2).toList());
    }

    private TruthTable truth() {
        return TruthTexts.table(
                node, said("devices"), said("gpus"), said("hardware"), said("resources"), looked.line());
    }

    private Optional<TruthTexts.Said> said(String name) {
        return looked.piece(name)
                // Broken off: half a list would be a wrong one.
                .filter(piece -> !piece.status().equals("124"))
                .map(piece -> new TruthTexts.Said(piece.ok() ? 0 : 1, piece.string()));
    }

    private Check gpus(TruthTable truth) {
        String command = looked.onNode("slurmd -G");
        if (looked.piece("devices").isEmpty()) {
            return Check.unknown("GPUs", looked.unknown("They could not be counted."), command);
        }
        return truth.first()
                .map(first -> disagreement("GPUs", first, command))
                .orElseGet(() -> Check.ok("GPUs", "Device files, slurmd and slurmctld count the same.", command));
    }

    private Check memory(TruthTable truth) {
        String command = looked.onNode("slurmd -C");
        if (truth.realMemoryMb().size() < 2) {
            return Check.unknown("memory", looked.unknown("slurmd did not tell what it finds."), command);
        }
        return truth.memory()
                .map(first -> disagreement("memory", first, command))
                .orElseGet(() -> Check.ok("memory", "There is as much as slurm.conf promises.", command));
    }

    private static Check disagreement(String name, Disagreement first, String command) {
        return new Check(name, Status.TROUBLE, first.what() + " " + first.mend(), command, List.of(first.what()));
    }

    private Check configuration() {
        String command = looked.onNode("sha256sum " + looked.paths().conf());
        String told = lines(looked.controller().get("log"), line -> line.contains("different slurm.conf")).stream()
                .reduce((_, last) -> last)
                .orElse("");
        String here = sum(looked.controller().get("conf"));
        String there = sum(looked.there().get("conf"));
        if (!here.isEmpty() && !there.isEmpty()) {
            return here.equals(there)
                    ? Check.ok("configuration", "Its slurm.conf is the controller's.", command)
                    : new Check(
                            "configuration",
                            Status.WARNING,
                            "Its slurm.conf is another than the controller's.",
                            command,
                            told.isEmpty() ? List.of(there, here) : List.of(told));
        }
        return told.isEmpty()
                ? Check.unknown("configuration", looked.unknown("The files could not be compared."), command)
                : new Check(
                        "configuration",
                        Status.WARNING,
                        "slurmctld said that its slurm.conf is another.",
                        command,
                        List.of(told));
    }

    private static String sum(@Nullable ScriptPiece piece) {
        return piece != null && piece.ok() ? piece.string().strip().split("\\s", 2)[0] : "";
    }

    private static List<String> lines(@Nullable ScriptPiece piece, Predicate<String> wanted) {
        return piece == null ? List.of() : piece.string().lines().filter(wanted).toList();
    }

    private Check disks() {
        String command = looked.onNode("df -h");
        var full = new ArrayList<String>();
        boolean any = false;
        for (String name : List.of("disks", "inodes")) {
            for (String line : looked.text(name).lines().toList()) {
                Matcher match = DISK.matcher(line);
                if (match.find()) {
                    any = true;
                    if (Integer.parseInt(match.group("use")) >= FULL && !full.contains(line)) {
                        full.add(line);
                    }
                }
            }
        }
        if (!any) {
            return Check.unknown("disks", looked.unknown("They could not be looked at."), command);
        }
        return full.isEmpty()
                ? Check.ok("disks", "None is full.", command)
                : new Check("disks", Status.TROUBLE, "No room is left on " + mounts(full) + ".", command, full);
    }

    private static String mounts(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Check kernel() {
        String command = looked.onNode("journalctl --since=-24h _TRANSPORT=kernel");
        Optional<ScriptPiece> log = looked.piece("kernel");
        List<String> lines = log.map(piece ->
                        piece.string().lines().filter(line -> !line.isBlank()).toList())
                .orElse(List.of());
        if (log.isEmpty() || lines.contains("refused")) {
            return Check.unknown("kernel log", looked.unknown("This login may not read it."), command);
        }
        List<String> grave = lines.stream()
                .filter(line ->
                        line.matches(".*(?:Xid.*\\): (?:48|62|63|64|74|79|94|95|119|120|140|143),|fallen off the bus"
                                + "|Uncorrect|UE |blocked for more than|I/O error|fs error).*"))
                .toList();
        if (!grave.isEmpty()) {
            return new Check(
                    "kernel log",
                    Status.TROUBLE,
                    "The kernel told of failing hardware or hanging tasks in the last day.",
                    command,
                    last(grave));
        }
        return lines.isEmpty()
                ? Check.ok("kernel log", "Nothing of GPUs, memory or disks in the last day.", command)
                : new Check(
                        "kernel log",
                        Status.WARNING,
                        "The kernel told of trouble in the last day, " + lines.size() + " lines.",
                        command,
                        last(lines));
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - 5), lines.size());
    }

    private Check log() {
        String command = looked.onNode("tail " + looked.paths().log());
        Optional<ScriptPiece> log = looked.piece("log");
        if (log.isEmpty() || !log.get().ok()) {
            return Check.unknown("slurmd's log", looked.unknown("This login may not read it."), command);
        }
        List<String> lines =
                log.get().string().lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty()
                ? Check.ok("slurmd's log", "It has no errors but those of jobs.", command)
                : new Check(
                        "slurmd's log", Status.WARNING, "Its last errors that are of no job.", command, last(lines));
    }

    private Check history() {
        String command = "sacctmgr show event nodes=" + node;
        if (looked.events().isEmpty()) {
            return Check.unknown("history", "Accounting does not tell when it was out of service.", command);
        }
        var rows = Rows.table(looked.events().get());
        if (rows.isEmpty()) {
            return Check.ok("history", "It was not out of service in the last week.", command);
        }
        var lines = rows.stream()
                .map(row -> row.getOrDefault("TimeStart", "") + " to " + row.getOrDefault("TimeEnd", "") + " "
                        + row.getOrDefault("State", "") + " " + row.getOrDefault("Reason", ""))
                .toList();
        return new Check(
                "history",
                rows.size() > 2 ? Status.WARNING : Status.OK,
                "It was out of service " + (rows.size() == 1 ? "once" : rows.size() + " times") + " in the last week.",
                command,
                last(lines));
    }
}
