package trainyard.core.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What {@code nvidia-smi -L} tells.
 *
 * @param gpus whole GPUs in their order
 * @param rest lines that name neither a GPU nor an instance, such as a GPU that is lost
 */
record SmiList(List<Gpu> gpus, List<String> rest) {
    static final String NO_DEVICES = "No devices were found";

    private static final Pattern GPU =
            Pattern.compile("GPU\\s+(?<index>\\d+): (?<name>.*?) \\(UUID: (?<uuid>[^)]*)\\)");
    private static final Pattern MIG = Pattern.compile("\\s+MIG (?<profile>\\S+)\\s+Device\\s+\\d+:.*");

    /** @param mig profiles of its MIG instances, such as {@code 3g.20gb} */
    record Gpu(int index, String name, String uuid, List<String> mig) {}

    static SmiList parse(String text) {
        var gpus = new ArrayList<Gpu>();
        var rest = new ArrayList<String>();
        for (String line : text.lines().toList()) {
            var gpu = GPU.matcher(line.strip());
            var mig = MIG.matcher(line);
            if (gpu.matches()) {
                gpus.add(new Gpu(
                        Integer.parseInt(gpu.group("index")), gpu.group("name"), gpu.group("uuid"), new ArrayList<>()));
            } else if (mig.matches() && !gpus.isEmpty()) {
                gpus.getLast().mig().add(mig.group("profile"));
            } else if (!line.isBlank()) {
                rest.add(line.strip());
            }
        }
        return new SmiList(
                gpus.stream()
                        .map(gpu -> new Gpu(gpu.index(), gpu.name(), gpu.uuid(), List.copyOf(gpu.mig())))
                        .toList(),
                List.copyOf(rest));
    }

    /** @param addresses what {@code --query-gpu=index,pci.bus_id} printed; empty where it could not be asked */
    static Answer answer(Output.Text said, String addresses) {
        SmiList list = parse(said.both());
        List<Gpu> gpus = list.gpus();
        if (gpus.isEmpty() && !said.both().contains(NO_DEVICES)) {
            return new Answer.Missing("nvidia-smi -L failed with status " + said.status() + ": "
                    + said.both().strip() + ".");
        }
        Map<String, Integer> types = new TreeMap<>();
        gpus.forEach(gpu -> types.merge(gpu.name(), 1, Integer::sum));
        List<String> mig = gpus.stream().flatMap(gpu -> gpu.mig().stream()).toList();
        long whole = gpus.stream().filter(gpu -> gpu.mig().isEmpty()).count();
        return new Answer.Told(
                gpus.size(),
                types,
                addresses(addresses),
                List.of(),
                mig,
                (int) whole + mig.size(),
                list.rest().stream().filter(line -> !line.contains(NO_DEVICES)).toList());
    }

    private static List<String> addresses(String rows) {
        return rows.lines()
                .map(row -> row.split(","))
                .filter(cells -> cells.length == 2 && cells[1].contains(":"))
                .map(cells -> Lspci.address(cells[1]))
                .toList();
    }
}
