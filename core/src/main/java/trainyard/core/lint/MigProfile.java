package trainyard.core.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.conf.Place;
import trainyard.core.conf.Setting;
import trainyard.core.slurm.Gres;
import trainyard.core.slurm.MigProfiles;

/** Parts of GPUs that the model can be cut into. */
final class MigProfile implements Rule {
    /** A type as Slurm's NVML plugin names it: {@code a100_3g.20gb}, {@code nvidia_a100-sxm4-40gb_1g.5gb}. */
    private static final Pattern TYPE = Pattern.compile("(?i)(.*?)[-_.]?(\\d+g\\.\\d+gb(?:\\+me)?)");

    @Override
    public About about() {
        return About.of(
                        "mig-profile",
                        "MIG profiles are those of the GPU's model",
                        "A part that the GPU cannot be cut into is never found, and the node is drained.")
                .seenBy("nvidia-smi mig -lgip");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        new GresRecords(configuration)
                .records()
                .flatMap(line -> line.get("Type").stream())
                .forEach(type -> profile(type.value(), type.valueAt(), findings));
        var seen = new LinkedHashMap<String, Setting>();
        configuration.nodes().stream()
                .flatMap(node -> node.get("Gres").stream())
                .forEach(gres -> seen.putIfAbsent(gres.value(), gres));
        seen.values()
                .forEach(gres -> Gres.parseList(gres.value()).stream()
                        .flatMap(one -> one.type().stream())
                        .forEach(type -> profile(type, gres.valueAt(), findings)));
    }

    private static void profile(String type, Place at, Findings findings) {
        Matcher named = TYPE.matcher(type);
        if (!named.matches()) {
            return;
        }
        List<MigProfiles.Board> boards = MigProfiles.shipped().boards(named.group(1));
        if (!boards.isEmpty()
                && boards.stream().noneMatch(board -> board.find(named.group(2)).isPresent())) {
            findings.warning(
                    at,
                    MigProfiles.misfit(boards.getLast(), List.of(named.group(2)))
                            .orElse(""),
                    "write a profile that nvidia-smi mig -lgip lists there");
        }
    }
}
