package trainyard.core.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * What {@code lscpu} and {@code lscpu -p=CPU,CORE,SOCKET} tell.
 *
 * @param values by lscpu's own headings
 */
record Lscpu(Map<String, String> values, List<Cpu> cpus) {
    /** A logical processor of the kernel, and the core and socket that it is in. */
    record Cpu(int number, int core, int socket) {}

    static Lscpu parse(String text, String table) {
        var values = new LinkedHashMap<String, String>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                values.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        });
        var cpus = new ArrayList<Cpu>();
        table.lines().filter(line -> line.matches("\\d{1,6},\\d{1,6},\\d{1,6}")).forEach(line -> {
            String[] cells = line.split(",");
            cpus.add(new Cpu(Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), Integer.parseInt(cells[2])));
        });
        return new Lscpu(Map.copyOf(values), List.copyOf(cpus));
    }

    OptionalInt number(String heading) {
        String value = values.getOrDefault(heading, "");
        return value.matches("\\d{1,6}") ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
    }

    String hypervisor() {
        return values.getOrDefault("Hypervisor vendor", "");
    }

    boolean isVirtual() {
        return !hypervisor().isEmpty();
    }

    /**
     * The cores of processors as gres.conf(5) wants them: counted through socket by socket, whatever the kernel's
     * numbers are; ranges such as {@code 0-31}. Empty where a processor is not known.
     *
     * @param list of the kernel, such as {@code 0-31,64-95}
     */
    String slurmCores(String list) {
        List<Cpu> order = cpus.stream()
                .sorted(Comparator.comparingInt(Cpu::socket).thenComparingInt(Cpu::core))
                .toList();
        var places = new LinkedHashMap<List<Integer>, Integer>();
        order.forEach(cpu -> places.putIfAbsent(List.of(cpu.socket(), cpu.core()), places.size()));
        var cores = new TreeSet<Integer>();
        for (int number : Ranges.expand(list)) {
            var cpu = cpus.stream().filter(one -> one.number() == number).findFirst();
            if (cpu.isEmpty()) {
                return "";
            }
            cores.add(places.getOrDefault(List.of(cpu.get().socket(), cpu.get().core()), 0));
        }
        return cores.size() == places.size() ? "" : Ranges.fold(cores);
    }
}
