package trainyard.core.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What {@code nvidia-smi topo -m} tells: a matrix of how GPUs reach one another, and the processors near to each. */
record SmiTopology(List<Gpu> gpus) {
    /** The heading is underlined on terminals and, by some drivers, anywhere. */
    private static final Pattern ESCAPES = Pattern.compile("\u001B\\[[0-9;]*m");

    private static final Pattern NVLINK = Pattern.compile("NV(\\d{1,3})");

    /**
     * @param links NVLinks to each GPU in their order, -1 to itself
     * @param cpus the kernel's numbers of the processors near to it; empty where it is not told
     */
    record Gpu(List<Integer> links, String cpus) {
        boolean hasLinks() {
            return links.stream().anyMatch(number -> number > 0);
        }
    }

    static SmiTopology parse(String text) {
        List<List<String>> rows = text.lines()
                .map(line -> ESCAPES.matcher(line).replaceAll(""))
                .map(line ->
                        List.of(line.split("\t")).stream().map(String::strip).toList())
                .toList();
        List<String> heading = rows.stream()
                .filter(row -> row.size() > 1 && row.getFirst().isEmpty() && row.contains("GPU0"))
                .findFirst()
                .orElse(List.of());
        int near = heading.indexOf("CPU Affinity");
        var gpus = new ArrayList<Gpu>();
        for (List<String> row : rows) {
            if (heading.isEmpty() || !row.getFirst().matches("GPU\\d+")) {
                continue;
            }
            var links = new ArrayList<Integer>();
            for (int column = 1; column < Math.min(heading.size(), row.size()); column++) {
                if (heading.get(column).matches("GPU\\d+")) {
                    links.add(links(row.get(column)));
                }
            }
            gpus.add(new Gpu(List.copyOf(links), near > 0 && near < row.size() ? row.get(near) : ""));
        }
        return new SmiTopology(List.copyOf(gpus));
    }

    private static int links(String cell) {
        var match = NVLINK.matcher(cell);
        return cell.equals("X") ? -1 : match.matches() ? Integer.parseInt(match.group(1)) : 0;
    }
}
