package trainyard.core.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What nvidia-smi prints, read with patience: rows and error lines come mixed, on standard output.
 *
 * @param gpus in the order printed, with those that only an error line names
 * @param notes lines that are no rows: warnings and errors, and what is not understood
 */
record SmiText(List<GpuReading> gpus, List<String> notes) {
    private static final Pattern NO_HANDLE =
            Pattern.compile("Unable to determine the device handle for GPU ?(?:\\d+: )?"
                    + "(?<pci>(?:[0-9A-Fa-f]{3,8}:)?[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\\.[0-9A-Fa-f]): (?<fault>[^.]*).*");

    private static final String INVALID = "is not a valid field to query";

    static SmiText gpus(String text, List<String> fields) {
        var gpus = new ArrayList<GpuReading>();
        var notes = new ArrayList<String>();
        boolean lost = false;
        for (String line : lines(text)) {
            var handle = NO_HANDLE.matcher(line);
            if (handle.matches()) {
                gpus.add(GpuReading.lost(
                        handle.group("pci"), handle.group("fault").strip()));
                lost = true;
                continue;
            }
            List<SmiCell> cells = cells(line, fields.size());
            if (!isRow(cells)) {
                notes.add(line);
            } else if (!lost || cells.stream().anyMatch(SmiCell::isKnown)) {
                gpus.add(row(cells, fields));
            }
            // Behind the error line some drivers print a row that knows nothing: the same GPU once more.
            lost = false;
        }
        return new SmiText(List.copyOf(gpus), List.copyOf(notes));
    }

    static List<GpuProcess> processes(String text) {
        var processes = new ArrayList<GpuProcess>();
        for (String line : lines(text)) {
            List<SmiCell> cells = cells(line, SmiQueries.PROCESS_FIELDS.size());
            var pid = cells.getFirst().whole();
            if (cells.size() >= 2 && pid.isPresent()) {
                processes.add(new GpuProcess(
                        pid.getAsLong(),
                        cells.get(1).text(),
                        cells.size() > 2 ? cells.get(2).count() : SmiCell.NONE.count(),
                        cells.size() > 3 ? cells.get(3).text() : ""));
            }
        }
        return List.copyOf(processes);
    }

    /** The field that the driver does not know, by nvidia-smi's complaint; empty where it does not complain. */
    static String invalidField(String text) {
        return text.lines()
                .filter(line -> line.contains(INVALID))
                .map(line -> line.replaceFirst("^.*?\"([^\"]+)\".*$", "$1"))
                .findFirst()
                .orElse("");
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** The last field takes what is left, commas and all. */
    private static List<SmiCell> cells(String line, int fields) {
        return Arrays.stream(line.split(",", fields)).map(SmiCell::new).toList();
    }

    /** A row has many cells and begins with an index; one that knows nothing is all brackets. */
    private static boolean isRow(List<SmiCell> cells) {
        return cells.size() > 1
                && (cells.getFirst().count().isPresent()
                        || cells.stream().allMatch(cell -> cell.text().startsWith("[")));
    }

    private static GpuReading row(List<SmiCell> cells, List<String> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(cells.size(), fields.size()); i++) {
            values.put(fields.get(i), cells.get(i).text());
        }
        long faults = cells.stream().filter(cell -> !cell.fault().isEmpty()).count();
        String fault = cells.stream()
                .map(SmiCell::fault)
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse("");
        // One value in error is a sensor; a device that is gone fails at nearly all.
        boolean gone = fault.startsWith("GPU") || faults * 2 > cells.size();
        return GpuReading.of(values, gone ? fault : "");
    }
}
