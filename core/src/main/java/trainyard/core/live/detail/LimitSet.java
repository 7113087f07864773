package trainyard.core.live.detail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A QOS or an association (an account, or a user in an account) with its limits: one row of {@code sacctmgr show}.
 *
 * @param values by sacctmgr's headings, in the order asked for; empty texts are no limit
 */
public record LimitSet(Map<String, String> values) {
    private static final Pattern LIMIT = Pattern.compile("(?:Grp|Max|Min)[A-Z].*");

    public LimitSet {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Reads the rows below sacctmgr's heading. */
    static List<LimitSet> read(String output) {
        List<String> lines = output.lines().toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        String[] headings = lines.getFirst().split("\\|", -1);
        var rows = new ArrayList<LimitSet>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\\|", -1);
            var values = new LinkedHashMap<String, String>();
            for (int i = 0; i < Math.min(cells.length, headings.length); i++) {
                values.put(headings[i], cells[i]);
            }
            rows.add(new LimitSet(values));
        }
        return rows;
    }

    public Optional<String> value(String heading) {
        return Optional.ofNullable(values.get(heading)).filter(text -> !text.isBlank());
    }

    /** The QOS's name; empty for an association. */
    public String name() {
        return value("Name").orElse("");
    }

    /** The association's account; empty for a QOS. */
    public String account() {
        return value("Account").orElse("");
    }

    /** The association's user; empty for an account's own and for a QOS. */
    public String user() {
        return value("User").orElse("");
    }

    /** For people: {@code QOS short}, {@code user alice in account team}, {@code account team}. */
    public String title() {
        if (!name().isEmpty()) {
            return "QOS " + name();
        }
        return user().isEmpty() ? "account " + account() : "user " + user() + " in account " + account();
    }

    /** Only what limits: {@code GrpTRES} to {@code gres/gpu=6}. */
    public Map<String, String> limits() {
        var limits = new LinkedHashMap<String, String>();
        values.forEach((heading, text) -> {
            if (!text.isBlank() && LIMIT.matcher(heading).matches()) {
                limits.put(heading, text);
            }
        });
        return limits;
    }
}
