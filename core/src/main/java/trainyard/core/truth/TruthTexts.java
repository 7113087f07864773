package trainyard.core.truth;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The table of a node whose programs were asked by somebody else, in one go. */
public final class TruthTexts {
    private static final Pattern REAL_MEMORY = Pattern.compile("(?:^|\\s)RealMemory=(\\d{1,15})");

    private TruthTexts() {}

    /** What a program printed, on both its outputs. */
    public record Said(int status, String text) {
        Output.Text output() {
            return new Output.Text(status, text, "");
        }
    }

    /**
     * Of what was asked; a program that is not there is empty.
     *
     * @param devices {@code ls -l /dev}
     * @param gpus {@code nvidia-smi -L}
     * @param hardware {@code slurmd -C}
     * @param resources {@code slurmd -G}
     * @param shown {@code scontrol -o show node}
     */
    public static TruthTable table(
            String node,
            Optional<Said> devices,
            Optional<Said> gpus,
            Optional<Said> hardware,
            Optional<Said> resources,
            String shown) {
        Map<Layer, Answer> answers = new EnumMap<>(Layer.class);
        devices.ifPresent(said -> answers.put(Layer.DEVICE_FILES, DeviceFiles.answer(said.output())));
        gpus.ifPresent(said -> answers.put(Layer.NVIDIA_SMI, SmiList.answer(said.output(), "")));
        hardware.ifPresent(said -> answers.put(Layer.SLURMD_C, SlurmdHardware.answer(said.output())));
        resources.ifPresent(said -> answers.put(Layer.SLURMD_G, SlurmdGres.answer(said.output())));
        answers.put(Layer.SCONTROL, TruthReader.shown(shown, node));
        Map<Layer, Long> memory = new EnumMap<>(Layer.class);
        hardware.flatMap(said -> SlurmdHardware.parse(said.text()).number("RealMemory").stream()
                        .boxed()
                        .findFirst())
                .ifPresent(mb -> memory.put(Layer.SLURMD_C, (long) mb));
        var promised = REAL_MEMORY.matcher(shown);
        if (promised.find()) {
            memory.put(Layer.SCONTROL, Long.valueOf(promised.group(1)));
        }
        return TruthTable.of(node, answers, memory);
    }
}
