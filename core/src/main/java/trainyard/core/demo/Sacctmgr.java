package trainyard.core.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code sacctmgr show} of the cluster, the QOS, the associations, and when nodes were out of service. */
final class Sacctmgr {
    private static final Map<String, Character> NAMES =
            Map.of("noheader", 'n', "parsable2", 'P', "parsable", 'p', "immediate", 'i', "readonly", 'r');

    /** Headings that are not the names of their fields. */
    private static final Map<String, String> HEADINGS = Map.of("defaultqos", "Def QOS");

    /** All that there are, which everybody may ask for. */
    static final List<String> QOS = List.of("high", "low", "normal");

    private static final long A_DAY = 86_400;

    private Sacctmgr() {}

    static Answer run(World world, List<String> words, Wording wording) throws Options.Unknown {
        Options options = Options.parse("sacctmgr", words, "nPpir", NAMES);
        var operands = options.operands();
        if (operands.size() < 2 || !List.of("show", "list").contains(operands.getFirst())) {
            return Answer.failed("the demo cluster's sacctmgr only shows: cluster, qos, assoc, event");
        }
        var conditions = conditions(operands.subList(2, operands.size()));
        List<Map<String, String>> rows = switch (operands.get(1).toLowerCase(Locale.ROOT)) {
            case "cluster", "clusters" ->
                List.of(Map.of("cluster", "demo", "controlhost", "controller", "controlport", "6817"));
            case "qos" -> qos("gres/gpu=" + Scheduler.gpusPerUser(world));
            case "assoc", "associations", "association" -> associations();
            case "event", "events" -> events(world, conditions, wording);
            default -> List.of();
        };
        // A width behind a field's name means nothing where columns stand between bars.
        String[] fields =
                conditions.getOrDefault("format", "").replaceAll("%-?\\d+", "").split(",");
        var text = new StringBuilder();
        if (!options.has('n')) {
            var headings = new ArrayList<String>();
            for (String field : fields) {
                headings.add(HEADINGS.getOrDefault(field.toLowerCase(Locale.ROOT), field));
            }
            text.append(String.join("|", headings)).append('\n');
        }
        rows.stream().filter(wanted(conditions)).forEach(row -> {
            var cells = new ArrayList<String>();
            for (String field : fields) {
                cells.add(row.getOrDefault(field.toLowerCase(Locale.ROOT), ""));
            }
            text.append(String.join("|", cells)).append('\n');
        });
        return Answer.of(text.toString());
    }

    private static Map<String, String> conditions(List<String> words) {
        var conditions = new LinkedHashMap<String, String>();
        for (String word : words) {
            String[] pair = word.split("=", 2);
            if (pair.length == 2) {
                conditions.put(pair[0].toLowerCase(Locale.ROOT), pair[1]);
            }
        }
        return conditions;
    }

    private static Predicate<Map<String, String>> wanted(Map<String, String> conditions) {
        return row -> conditions.entrySet().stream()
                .filter(condition -> List.of("account", "user", "name").contains(condition.getKey()))
                .allMatch(condition ->
                        List.of(condition.getValue().split(",")).contains(row.getOrDefault(condition.getKey(), "")));
    }

    private static List<Map<String, String>> qos(String perUser) {
        return List.of(
                Map.of(
                        "name", "normal",
                        "priority", "5000",
                        "usagefactor", "1.000000",
                        "maxtrespu", perUser,
                        "maxwall", "14-00:00:00"),
                Map.of(
                        "name", "low",
                        "priority", "0",
                        "usagefactor", "0.500000",
                        "maxtrespu", perUser,
                        "preemptmode", "cluster"),
                Map.of(
                        "name", "high",
                        "priority", "20000",
                        "usagefactor", "2.000000",
                        "maxtrespu", perUser,
                        "maxjobspu", "20",
                        "grptres", "gres/gpu=1024"));
    }

    private static List<Map<String, String>> events(World world, Map<String, String> conditions, Wording wording) {
        String start = conditions.getOrDefault("start", "");
        long since = start.matches("uts\\d{1,11}") ? Long.parseLong(start.substring(3)) : world.now() - A_DAY;
        String end = conditions.getOrDefault("end", "");
        long until = end.matches("uts\\d{1,11}") ? Long.parseLong(end.substring(3)) : Long.MAX_VALUE;
        var nodes = NodeNames.find(world, conditions.getOrDefault("nodes", "")).orElse(List.of());
        return world.events.of(nodes.stream().map(node -> node.name).toList(), since).stream()
                .filter(event -> event.from() <= until)
                .map(event -> Map.of(
                        "nodename", event.node(),
                        "timestart", wording.time(event.from()),
                        "timeend", wording.time(event.until(), "Unknown"),
                        "state", event.state(),
                        "user", event.user() + "(" + People.uid(event.user()) + ")",
                        "reason", event.reason()))
                .toList();
    }

    private static List<Map<String, String>> associations() {
        var rows = new ArrayList<Map<String, String>>();
        rows.add(association("root", "", ""));
        List<People.User> users = Stream.concat(
                        People.USERS.stream(), People.GUEST_ACCOUNTS.stream().map(People.GUEST::paidBy))
                .toList();
        users.stream().map(People.User::account).distinct().sorted().forEach(account -> {
            rows.add(association(account, "", "root"));
            users.stream()
                    .filter(user -> user.account().equals(account))
                    .forEach(user -> rows.add(association(account, user.login(), "")));
        });
        return rows;
    }

    private static Map<String, String> association(String account, String user, String parent) {
        var row = new LinkedHashMap<>(Map.of(
                "cluster", "demo", "account", account, "user", user, "share", "1", "qos", String.join(",", QOS)));
        row.put("parentname", parent);
        if (!parent.isEmpty()) {
            row.put("grptres", "gres/gpu=2048");
        }
        return row;
    }
}
