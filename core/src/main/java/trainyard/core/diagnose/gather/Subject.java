package trainyard.core.diagnose.gather;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import trainyard.core.live.SlurmText;
import trainyard.core.slurm.Hostlist;

/**
 * What has to be known of a job to know where to look.
 *
 * @param members the job; of an array its tasks, those that failed first
 * @param started the first run's start; empty where it never began
 * @param ended empty while it runs or waits
 * @param nodes all that it ran on, in their order; the batch host is the first. Of one that never began, those it waits for
 * @param suspects those of the nodes that Slurm names in particular
 */
record Subject(
        List<Member> members,
        Optional<Instant> submitted,
        Optional<Instant> started,
        Optional<Instant> ended,
        List<String> nodes,
        Set<String> suspects) {
    private static final int MOST_NUMBERS = 64;
    private static final Pattern UNAVAILABLE = Pattern.compile("UnavailableNodes:(\\S+)");
    private static final Set<String> WELL = Set.of("COMPLETED", "RUNNING", "PENDING", "SUSPENDED", "CONFIGURING");

    /**
     * One record of Slurm.
     *
     * @param raw the job's own number
     * @param outputs paths of the standard output and error
     */
    record Member(String raw, String user, String name, String state, String workFolder, List<String> outputs) {}

    /**
     * @param shown records of {@code scontrol show job}
     * @param accounted rows of sacct
     * @param now by the controller: what is later is a plan
     */
    static Subject of(List<Map<String, String>> shown, List<Map<String, String>> accounted, ZoneId zone, Instant now) {
        var members = new LinkedHashMap<String, Member>();
        var submitted = new ArrayList<Instant>();
        var started = new ArrayList<Instant>();
        var ended = new ArrayList<Instant>();
        var nodes = new LinkedHashSet<String>();
        var suspects = new LinkedHashSet<String>();
        boolean active = false;
        for (Map<String, String> job : shown) {
            String state = word(job, "JobState");
            nodes.addAll(hosts(word(job, "BatchHost")));
            nodes.addAll(hosts(word(job, "NodeList")));
            time(job, "SubmitTime", zone, now).ifPresent(submitted::add);
            time(job, "StartTime", zone, now).ifPresent(started::add);
            time(job, "EndTime", zone, now).ifPresent(ended::add);
            active |= isActive(state);
            members.put(word(job, "JobId"), shown(job, state));
        }
        for (Map<String, String> row : accounted) {
            if (word(row, "JobID").contains(".")) {
                if (isFailed(word(row, "State")) && !word(row, "NodeList").contains("[")) {
                    suspects.addAll(hosts(word(row, "NodeList")));
                }
                continue;
            }
            nodes.addAll(hosts(word(row, "NodeList")));
            suspects.addAll(hosts(word(row, "FailedNode")));
            time(row, "Submit", zone, now).ifPresent(submitted::add);
            time(row, "Start", zone, now).ifPresent(started::add);
            time(row, "End", zone, now).ifPresent(ended::add);
            members.putIfAbsent(word(row, "JobIDRaw"), accounted(row));
        }
        if (nodes.isEmpty()) {
            shown.forEach(job -> nodes.addAll(wanted(job)));
        }
        return new Subject(
                members.values().stream()
                        .sorted(Comparator.comparing(member -> isFailed(member.state()) ? 0 : 1))
                        .toList(),
                first(submitted),
                first(started),
                active ? Optional.empty() : ended.stream().max(Comparator.naturalOrder()),
                List.copyOf(nodes),
                suspects);
    }

    /** The nodes that a job waits for: those it names, and those that Slurm says are out of service. */
    private static List<String> wanted(Map<String, String> job) {
        var wanted = new ArrayList<>(hosts(word(job, "ReqNodeList")));
        Matcher unavailable = UNAVAILABLE.matcher(word(job, "Reason"));
        if (unavailable.find()) {
            wanted.addAll(hosts(unavailable.group(1)));
        }
        return wanted;
    }

    private static Member shown(Map<String, String> job, String state) {
        String raw = word(job, "JobId");
        String array = word(job, "ArrayJobId");
        String user = word(job, "UserId").replaceFirst("\\(\\d+\\)$", "");
        String work = word(job, "WorkDir");
        String output = word(job, "StdOut");
        String errors = word(job, "StdErr");
        var values = values(raw, array, word(job, "ArrayTaskId"), user, word(job, "JobName"), word(job, "NodeList"));
        return new Member(raw, user, word(job, "JobName"), state, work, paths(values, work, output, errors));
    }

    private static Member accounted(Map<String, String> row) {
        String raw = word(row, "JobIDRaw");
        String id = word(row, "JobID");
        int task = id.indexOf('_');
        String array = task < 0 ? "" : id.substring(0, task);
        String number = task < 0 ? "" : id.substring(task + 1);
        String user = word(row, "User");
        String work = word(row, "WorkDir");
        String output = word(row, "StdOut");
        var values = values(raw, array, number, user, word(row, "JobName"), word(row, "NodeList"));
        // Before 24.05 accounting does not know it, so that it may be where sbatch puts it by itself.
        String usual = array.isEmpty() ? "slurm-%j.out" : "slurm-%A_%a.out";
        return new Member(
                raw,
                user,
                word(row, "JobName"),
                word(row, "State"),
                work,
                work.isEmpty()
                        ? List.of()
                        : paths(values, work, output.isEmpty() ? usual : output, word(row, "StdErr")));
    }

    private static List<String> paths(Map<Character, String> values, String work, String... names) {
        var paths = new LinkedHashSet<String>();
        for (String name : names) {
            paths.add(OutputName.expand(name, values, work));
        }
        paths.remove("");
        return List.copyOf(paths);
    }

    private static Map<Character, String> values(
            String raw, String array, String task, String user, String name, String nodes) {
        var values = new LinkedHashMap<Character, String>();
        values.put('j', raw);
        values.put('A', array.isEmpty() ? raw : array);
        values.put('a', task.isEmpty() ? "4294967294" : task);
        values.put('u', user);
        values.put('x', name);
        values.put('s', "batch");
        values.put('n', "0");
        values.put('t', "0");
        List<String> hosts = hosts(nodes);
        if (!hosts.isEmpty()) {
            values.put('N', hosts.getFirst().split("\\.", 2)[0]);
        }
        return values;
    }

    private static String word(Map<String, String> record, String key) {
        String text = record.getOrDefault(key, "");
        return SlurmText.isNone(text) || text.equals("None assigned") || text.equals("Unknown") ? "" : text;
    }

    private static Optional<Instant> time(Map<String, String> record, String key, ZoneId zone, Instant now) {
        return Times.parse(record.getOrDefault(key, ""), zone).filter(at -> !at.isAfter(now.plusSeconds(60)));
    }

    private static Optional<Instant> first(Collection<Instant> times) {
        return times.stream().min(Comparator.naturalOrder());
    }

    private static List<String> hosts(String list) {
        try {
            return Hostlist.expand(list);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static boolean isActive(String state) {
        return Set.of("RUNNING", "SUSPENDED", "CONFIGURING", "STOPPED").contains(state);
    }

    private static boolean isFailed(String state) {
        return !state.isEmpty() && !WELL.contains(state.split(" ", 2)[0]);
    }

    /** The numbers by which logs name it, as a regular expression. */
    String numbers() {
        return members.stream()
                .limit(MOST_NUMBERS)
                .map(Member::raw)
                .filter(raw -> raw.matches("\\d{1,18}"))
                .collect(Collectors.joining("|"));
    }

    boolean isNothing() {
        return members.isEmpty();
    }
}
