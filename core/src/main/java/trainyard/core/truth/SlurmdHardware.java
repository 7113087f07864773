package trainyard.core.truth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import trainyard.core.slurm.Gres;

/**
 * What {@code slurmd -C} tells: the machine as a line of slurm.conf.
 *
 * @param values by their keys, all that the line has
 */
record SlurmdHardware(Map<String, String> values) {
    private static final Pattern VALUE = Pattern.compile("(\\w+)=(\\S+)");

    static SlurmdHardware parse(String text) {
        var values = new LinkedHashMap<String, String>();
        text.lines().filter(line -> line.startsWith("NodeName=")).findFirst().ifPresent(line -> {
            var match = VALUE.matcher(line);
            while (match.find()) {
                values.put(match.group(1), match.group(2));
            }
        });
        return new SlurmdHardware(Map.copyOf(values));
    }

    OptionalInt number(String key) {
        String value = values.getOrDefault(key, "");
        return value.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
    }

    static Answer answer(Output.Text said) {
        SlurmdHardware read = parse(said.text());
        if (read.values().isEmpty()) {
            return new Answer.Missing(
                    "slurmd -C failed with status " + said.status() + SlurmdGres.complaint(said.both()) + ".");
        }
        List<Gres> gres = Gres.parseList(read.values().getOrDefault("Gres", ""));
        return gres.stream().anyMatch(Gres::isGpu)
                ? GresCount.of(gres, List.of())
                : new Answer.Missing(
                        "slurmd -C names no GPUs: it looks for them from Slurm 24.11 on, and finds those that"
                                + " the driver answers for.");
    }
}
