package trainyard.core.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import trainyard.core.plan.PciDevice;

/**
 * What {@code lspci -Dnn} tells.
 *
 * @param rest lines that are no device
 */
record Lspci(List<Device> devices, List<String> rest) {
    private static final String NVIDIA = "10de";
    private static final String MELLANOX = "15b3";
    private static final Pattern LINE = Pattern.compile(
            "(?<address>[0-9a-fA-F]{4,8}:[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\\.[0-7]) (?<kind>.*?) \\[(?<class>[0-9a-fA-F]{4})]:"
                    + " (?<name>.*?) \\[(?<vendor>[0-9a-fA-F]{4}):(?<device>[0-9a-fA-F]{4})](?<rest>.*)");

    /**
     * @param address domain, bus, slot and function in lower case
     * @param classCode of four hexadecimal digits: 0300 is a display, 0302 a GPU without one, 0403 audio
     */
    record Device(String address, String classCode, String name, String vendor, String id) {
        /** NVSwitches and audio functions are NVIDIA's too, and no GPUs. */
        boolean isGpu() {
            return vendor.equals(NVIDIA) && classCode.startsWith("03");
        }

        boolean isFabric() {
            return vendor.equals(MELLANOX) && classCode.startsWith("02");
        }

        boolean isBridge() {
            return classCode.startsWith("06");
        }

        /** All functions of one card have this in common. */
        String slot() {
            return address.substring(0, address.lastIndexOf('.'));
        }

        /** A device_type of the plan. */
        String planType() {
            return switch (classCode.substring(0, 2)) {
                case "01" -> "storage";
                case "02" -> "network";
                case "03" -> "gpu";
                case "04" -> "audio";
                default -> "other";
            };
        }

        /** The GRES type that a plan gives to this device. */
        String gresType() {
            return new PciDevice(address, planType(), Optional.of(vendor), Optional.of(id), Optional.empty())
                    .gresType()
                    .orElse("gpu");
        }
    }

    static Lspci parse(String text) {
        var devices = new ArrayList<Device>();
        var rest = new ArrayList<String>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            var match = LINE.matcher(line);
            if (match.matches()) {
                devices.add(new Device(
                        address(match.group("address")),
                        match.group("class").toLowerCase(Locale.ROOT),
                        match.group("name"),
                        match.group("vendor").toLowerCase(Locale.ROOT),
                        match.group("device").toLowerCase(Locale.ROOT)));
            } else {
                rest.add(line);
            }
        });
        return new Lspci(List.copyOf(devices), List.copyOf(rest));
    }

    /** nvidia-smi writes the domain in eight digits and letters in capitals, lspci in four and small. */
    static String address(String written) {
        return written.strip().toLowerCase(Locale.ROOT).replaceFirst("^0{4}(?=[0-9a-f]{4}:)", "");
    }

    List<Device> gpus() {
        return devices.stream().filter(Device::isGpu).toList();
    }

    static Answer answer(Output.Text said) {
        if (!said.ok()) {
            return new Answer.Missing("lspci failed with status " + said.status() + ": "
                    + said.errors().strip() + ".");
        }
        List<Device> gpus = parse(said.text()).gpus();
        Map<String, Integer> types = new TreeMap<>();
        gpus.forEach(gpu -> types.merge(gpu.gresType(), 1, Integer::sum));
        return new Answer.Told(
                gpus.size(),
                types,
                gpus.stream().map(Device::address).toList(),
                List.of(),
                List.of(),
                gpus.size(),
                List.of());
    }
}
