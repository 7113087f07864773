package trainyard.app.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import trainyard.core.slurm.Hostlist;

/** The events of a run that never was, of any size: the same each time. */
public final class RunLoad {
    public static final Instant STARTED = Instant.parse("2026-11-24T10:00:00Z");

    private static final String[] ROLES = {
        "hpc-base-packages", "slurm-controller", "slurm-compute", "container-runtime", "monitoring-stack"
    };
    private static final String[] DEEDS = {
        "Packages are installed", "Settings file", "Service runs", "Folder on the shared disk", "Users with equal ids"
    };
    private static final int TASK_MILLIS = 3_000;
    private static final int WARM = 7;

    private final List<String> hosts;
    private final int tasks;

    public RunLoad(int hosts, int tasks) {
        this.hosts = Hostlist.expand("gpu-[%03d-%03d]".formatted(1, hosts));
        this.tasks = tasks;
    }

    /** All lines up to the end of a task. @param until so many tasks; all of them end with the counts */
    public List<String> lines(int until) {
        var lines = new ArrayList<String>();
        lines.add(line(
                0, "\"event\":\"run_start\",\"playbook\":\"site.yml\",\"check\":false,\"ansible_version\":\"2.19.4\""));
        int each = Math.max(1, tasks / ROLES.length);
        for (int task = 0; task < until; task++) {
            if (task % each == 0 && task / each < ROLES.length) {
                lines.add(line(
                        task * TASK_MILLIS,
                        "\"event\":\"play_start\",\"play\":\"p%d\",\"name\":\"%s\",\"hosts\":[%s]"
                                .formatted(task / each, play(task / each), quoted())));
            }
            task(task, task / each, lines);
        }
        if (until == tasks) {
            lines.add(line(tasks * TASK_MILLIS, "\"event\":\"stats\",\"hosts\":{}"));
        }
        return lines;
    }

    /** One task's beginning on all hosts, without results: what a run under way ends with. */
    public List<String> begun(int task) {
        var lines = new ArrayList<String>();
        lines.add(start(task, Math.min(task / Math.max(1, tasks / ROLES.length), ROLES.length - 1)));
        hosts.stream().limit(Math.max(1, hosts.size() * 2L / 3)).forEach(host -> lines.add(hostStart(task, host)));
        return lines;
    }

    private void task(int task, int play, List<String> lines) {
        lines.add(start(task, Math.min(play, ROLES.length - 1)));
        for (int host = 0; host < hosts.size(); host++) {
            if (!isLost(host, task - 1)) {
                lines.add(hostStart(task, hosts.get(host)));
                lines.add(result(task, host));
            }
        }
    }

    private static String start(int task, int play) {
        String role = ROLES[play % ROLES.length];
        return line(
                task * TASK_MILLIS,
                "\"event\":\"task_start\",\"task\":\"t%d\",\"play\":\"p%d\",\"name\":\"%s %d\",\"role\":\"%s\",\"path\":\"roles/%s/tasks/main.yml:%d\",\"handler\":false"
                        .formatted(task, play, DEEDS[task % DEEDS.length], task + 1, role, role, 8 + 6 * task));
    }

    private static String hostStart(int task, String host) {
        return line(
                task * TASK_MILLIS + 10,
                "\"event\":\"host_start\",\"task\":\"t%d\",\"host\":\"%s\"".formatted(task, host));
    }

    private String result(int task, int host) {
        boolean last = isLost(host, task);
        String status = last
                ? host % 2 == 0 ? "failed" : "unreachable"
                : (task * 31 + host) % 11 == 0 ? "skipped" : (task * 13 + host * 7) % 5 < 2 ? "changed" : "ok";
        String why = last
                ? host % 2 == 0
                        ? ",\"message\":\"The disk of /var is full: 0 bytes are free, 200 MB are needed.\",\"details\":{\"rc\":1,\"stderr\":\"No space left on device\"}"
                        : ",\"message\":\"cannot be reached: no route to the host.\""
                : "";
        int took = 200 + (task * 37 + host * 101) % 2_400;
        return line(
                task * TASK_MILLIS + took,
                "\"event\":\"host_result\",\"task\":\"t%d\",\"host\":\"%s\",\"status\":\"%s\",\"ignored\":false,\"duration_ms\":%d%s"
                        .formatted(task, hosts.get(host), status, took, why));
    }

    /** Every so many hosts are lost, each at another task. */
    private boolean isLost(int host, int task) {
        int every = hosts.size() < 10 ? Integer.MAX_VALUE : hosts.size() / WARM;
        return host > 0 && host % every == 0 && task >= tasks / 12 + host * tasks / hosts.size() / 2;
    }

    private static String play(int number) {
        return "Play of " + ROLES[number];
    }

    private String quoted() {
        return "\"" + String.join("\",\"", hosts) + "\"";
    }

    private static String line(long millis, String rest) {
        return String.format(Locale.ROOT, "{\"v\":1,\"t\":\"%s\",%s}", STARTED.plusMillis(millis), rest);
    }
}
