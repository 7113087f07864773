package trainyard.core.live.detail;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import trainyard.core.live.SlurmText;
import trainyard.core.slurm.Gres;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.Memory;

/** Reads the lines of {@link DetailQueries#job}. */
final class JobDetailFormat {
    private static final Set<String> BEHIND_FOLDER =
            Set.of("AdminComment", "SystemComment", "Comment", "Extra", "StdErr", "StdIn", "StdOut");

    /** Free texts, by scontrol's order of keys from 22.05 to 26.05: each ends at one of the keys that may follow. */
    private static final Map<String, Set<String>> FREE_TEXTS = Map.of(
            "Command", Set.of("SubmitLine", "WorkDir"),
            "SubmitLine", Set.of("WorkDir"),
            "WorkDir", BEHIND_FOLDER,
            "AdminComment", BEHIND_FOLDER,
            "SystemComment", BEHIND_FOLDER,
            "Comment", BEHIND_FOLDER,
            "Extra", BEHIND_FOLDER,
            "StdErr", Set.of("StdIn"),
            "StdIn", Set.of("StdOut"));

    /** The allocation stands between these two, and repeats its keys for each group of nodes. */
    private static final Pattern ALLOCATION =
            Pattern.compile(" JOB_GRES=(?<gres>\\S*)(?<shares>.*?) (?=MinCPUsNode=)", Pattern.DOTALL);

    /** A name may hold anything; it ends where the user and the group stand with their numbers. */
    private static final Pattern NAME = Pattern.compile(
            " JobName=(?<name>.*?)(?= (?:SLUID=\\S+ )?(?:HetJobIdSet=\\S+ )?UserId=\\S+\\(\\d+\\) GroupId=)",
            Pattern.DOTALL);

    private static final Pattern SHARE = Pattern.compile(
            "Nodes=(?<nodes>\\S*) CPU_IDs=(?<cpus>\\S*) Mem=(?<memory>\\S*) GRES(?:_IDX)?=(?<gres>\\S*)");

    private JobDetailFormat() {}

    /** Lines that are no jobs, such as {@code No jobs in the system}, are passed over. */
    static List<JobDetail> read(String output, ZoneId zone) {
        var jobs = new ArrayList<JobDetail>();
        // A name may hold line ends: a record goes on to the next line that begins one.
        for (String record : output.split("\\R(?=JobId=\\d)")) {
            if (record.startsWith("JobId=")) {
                jobs.add(job(record.strip(), zone));
            }
        }
        return jobs;
    }

    private static JobDetail job(String record, ZoneId zone) {
        var name = NAME.matcher(record);
        boolean named = name.find();
        // The name is cut out before the rest is cut at blanks, and put back in its place.
        String rest = named ? record.substring(0, name.start("name")) + record.substring(name.end()) : record;
        var allocation = ALLOCATION.matcher(rest);
        var shares = new ArrayList<NodeShare>();
        if (allocation.find()) {
            shares.addAll(shares(allocation.group("shares")));
            rest = rest.substring(0, allocation.start()) + " JOB_GRES=" + allocation.group("gres") + " "
                    + rest.substring(allocation.end());
        }
        Map<String, String> values = OneLine.cut(rest, FREE_TEXTS);
        if (named) {
            values.put("JobName", name.group("name"));
        }
        String number = values.getOrDefault("JobId", "");
        return new JobDetail(number.matches("\\d{1,18}") ? Long.parseLong(number) : 0, values, shares, zone, record);
    }

    private static List<NodeShare> shares(String text) {
        var shares = new ArrayList<NodeShare>();
        var groups = SHARE.matcher(text);
        while (groups.find()) {
            List<Gres> gres = Gres.parseList(SlurmText.orEmpty(groups.group("gres")));
            for (String node : Hostlist.expand(groups.group("nodes"))) {
                shares.add(new NodeShare(
                        node,
                        groups.group("cpus"),
                        Memory.parseMb(groups.group("memory")).orElse(0),
                        gres));
            }
        }
        return shares;
    }

    /** Which job holds which GPU, by node and index. */
    static Map<String, Map<Integer, Long>> holders(List<JobDetail> jobs) {
        var nodes = new HashMap<String, Map<Integer, Long>>();
        for (JobDetail job : jobs) {
            for (NodeShare share : job.shares()) {
                share.gpuIndices()
                        .forEach(index -> nodes.computeIfAbsent(share.node(), node -> new HashMap<>())
                                .put(index, job.number()));
            }
        }
        return nodes;
    }
}
