package trainyard.core.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.core.diagnose.gather.GatherScripts;

/** What the scripts of the gathering of evidence and of the node check print on the demo's machines. */
final class GatherAnswers {
    private static final String DENIED = "denied";
    private static final int BEGIN = 5;

    private final World world;
    private final ZoneId zone;
    private final StringBuilder text = new StringBuilder();
    private String mark = "";

    GatherAnswers(World world) {
        this.world = world;
        zone = world.zone;
    }

    /** Which of the scripts a command line of {@code sh} is; empty for any other. */
    static Optional<GatherScripts> script(List<String> words) {
        return words.size() < BEGIN || !words.getFirst().equals("-c")
                ? Optional.empty()
                : Arrays.stream(GatherScripts.values())
                        .filter(script -> script.text().equals(words.get(1)))
                        .findFirst();
    }

    /** On the login node. */
    Answer onLogin(GatherScripts script, List<String> words) {
        begin(words);
        List<String> arguments = words.subList(BEGIN, words.size());
        switch (script) {
            case HERE -> {
                piece("host", "login-1\n");
                clock();
                piece("zone", "/usr/share/zoneinfo/" + zone.getId() + "\n");
                piece("offset", zone.getRules().getOffset(world.clock.instant()).getId() + "\n");
                piece("credential", "MUNGE:AwQDAAC0bGlrZSBhIGNyZWRlbnRpYWw=:\n");
            }
            case FILES -> files(arguments);
            case CONTROLLER, NODE, NODE_CHECK, CONTROLLER_CHECK -> piece("log", "", "absent");
        }
        return Answer.of(text.toString());
    }

    /** On slurmctld's machine. */
    Answer onController(GatherScripts script, List<String> words) {
        begin(words);
        List<String> arguments = words.subList(BEGIN, words.size());
        clock();
        switch (script) {
            case CONTROLLER ->
                piece("log", lines(window(arguments, 2, jobs(arguments.get(1)), FailureStory::slurmctld)));
            case CONTROLLER_CHECK -> {
                piece("conf", "5f0c3a  /etc/slurm/slurm.conf\n");
                piece("log", "");
            }
            case HERE, FILES, NODE, NODE_CHECK -> {}
        }
        return Answer.of(text.toString());
    }

    /** On a node. */
    Answer onNode(GatherScripts script, List<String> words, SimNode node) {
        begin(words);
        List<String> arguments = words.subList(BEGIN, words.size());
        clock();
        switch (script) {
            case NODE -> node(node, arguments);
            case NODE_CHECK -> check(node);
            case FILES -> files(arguments);
            case HERE, CONTROLLER, CONTROLLER_CHECK -> {}
        }
        return Answer.of(text.toString());
    }

    private void begin(List<String> words) {
        mark = words.get(3);
    }

    private void piece(String name, String content) {
        piece(name, content, "0");
    }

    private void piece(String name, String content, String status) {
        text.append('\n').append(mark).append(" begin ").append(name).append('\n');
        text.append(content);
        text.append('\n').append(mark).append(" end ").append(status).append('\n');
    }

    private void clock() {
        Instant now = world.clock.instant();
        piece("clock", "%d.%09d\n".formatted(now.getEpochSecond(), now.getNano()));
    }

    private void files(List<String> arguments) {
        var wording = Wording.of(Map.of(), zone);
        for (int i = 2; i + 1 < arguments.size(); i += 2) {
            String path = arguments.get(i + 1);
            if (!arguments.get(i).equals("file")) {
                continue;
            }
            Optional<byte[]> content = OutputFiles.content(world, path, wording);
            if (content.isEmpty()) {
                piece(path, "", "absent");
            } else {
                piece(path, new String(content.get(), StandardCharsets.UTF_8), "whole " + content.get().length);
            }
        }
    }

    private void node(SimNode node, List<String> arguments) {
        piece("daemons", "0\n");
        piece("slurmd", lines(window(arguments, 3, jobsOn(node), story -> story.slurmd(node))));
        List<String> own =
                jobs(arguments.getFirst()).map(job -> Long.toString(job.id)).toList();
        piece("kernel", lines(window(arguments, 3, jobsOn(node), story -> story.kernel(node, own))));
        piece("saved folder", "/var/log/slurm/evidence", "absent");
        piece("now/disks", disks());
        piece("now/daemons", daemons());
        piece(
                "now/gpus",
                new NodeTools(world, node).run("nvidia-smi", List.of("-L")).output());
        piece("now/munge", munge());
    }

    private void check(SimNode node) {
        var tools = new NodeTools(world, node);
        piece("munge", munge());
        piece("credential", "MUNGE:AwQDAAC0b2YgdGhlIG5vZGU=:\n");
        piece("daemons", daemons());
        piece("names", "10.42.0.10 STREAM controller\n");
        piece("reach", "");
        piece("conf", "5f0c3a  /etc/slurm/slurm.conf\n");
        piece("hardware", tools.run("slurmd", List.of("-C")).output());
        piece("resources", tools.run("slurmd", List.of("-G")).errors());
        piece("devices", tools.run("ls", List.of("-l", "/dev")).output());
        piece("gpus", tools.run("nvidia-smi", List.of("-L")).output());
        piece("disks", disks());
        long now = world.now();
        piece(
                "kernel",
                lines(jobsOn(node)
                        .filter(job -> job.ended > now - 86_400)
                        .flatMap(job -> new FailureStory(job, zone).kernel(node).stream())
                        .filter(line -> line.contains("Xid"))
                        .toList()));
        piece("log", "", DENIED);
    }

    /** Lines of jobs that were there about the window, in the order of their times. */
    private List<String> window(
            List<String> arguments, int at, Stream<SimJob> jobs, Function<FailureStory, List<String>> story) {
        long begin = seconds(arguments, at);
        long end = seconds(arguments, at + 3);
        return jobs.filter(job -> job.started != 0 && job.started <= end && (job.ended == 0 || job.ended >= begin))
                .flatMap(job -> story.apply(new FailureStory(job, zone)).stream())
                .sorted()
                .toList();
    }

    private static long seconds(List<String> arguments, int at) {
        String text = at < arguments.size() ? arguments.get(at) : "";
        return text.matches("\\d{1,12}") ? Long.parseLong(text) : 0;
    }

    private Stream<SimJob> jobs(String numbers) {
        List<String> wanted = List.of(numbers.split("\\|"));
        return all().filter(job -> wanted.contains(Long.toString(job.id)));
    }

    private Stream<SimJob> jobsOn(SimNode node) {
        return all().filter(job -> job.shares.stream().anyMatch(share -> share.node() == node));
    }

    private Stream<SimJob> all() {
        var jobs = new ArrayList<>(world.history());
        jobs.addAll(world.jobs());
        return jobs.stream().distinct();
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String disks() {
        return """
                Filesystem      Size  Used Avail Use% Mounted on
                /dev/nvme0n1p2  1.8T  214G  1.6T  12% /
                tmpfs          1008G  3.1G 1005G   1% /dev/shm
                beegfs          1.4P  870T  530T  63% /home
                """;
    }

    private static String daemons() {
        return """
                Result=success
                Id=slurmd.service
                ActiveState=active
                SubState=running

                Result=success
                Id=munge.service
                ActiveState=active
                SubState=running
                """;
    }

    private String munge() {
        return munge(world.clock.instant().getEpochSecond());
    }

    /** A credential of the cluster's own key, just made. */
    static String munge(long now) {
        return "STATUS:           Success (0)\nENCODE_TIME:      (" + now + ")\nDECODE_TIME:      (" + now + ")\n";
    }
}
