package trainyard.core.metrics;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One GPU as {@code nvidia-smi --query-gpu} tells it at one moment. What it does not tell is empty.
 *
 * @param index nvidia-smi's number of the device: by PCI address, counted over the devices that this login sees
 * @param uuid {@code GPU-...}; with {@code pciAddress} the only name that stays
 * @param pciAddress such as {@code 00000000:41:00.0}
 * @param usePercent share of the last sample period in which a kernel ran; not told with MIG on
 * @param celsius of the GPU's core
 * @param uncorrected ECC errors that were not corrected since the driver was loaded; empty where ECC is off
 * @param uncorrectedEver the same over the GPU's life
 * @param mig whether the GPU is cut into MIG instances
 * @param slowdowns why its clock is held down, in words; empty for none
 * @param fault what is wrong with the device by nvidia-smi itself, such as {@code GPU is lost}; usually empty
 * @param fields every value as it came, by nvidia-smi's name of it
 */
public record GpuReading(
        OptionalInt index,
        String uuid,
        String name,
        String pciAddress,
        OptionalInt usePercent,
        OptionalInt memoryUsedMb,
        OptionalInt memoryTotalMb,
        OptionalInt celsius,
        OptionalDouble watts,
        OptionalDouble wattLimit,
        OptionalLong uncorrected,
        OptionalLong uncorrectedEver,
        boolean mig,
        List<String> slowdowns,
        String fault,
        Map<String, String> fields) {

    /** The name under which its history is kept; empty where nvidia-smi gives it none. */
    public String key() {
        return uuid.isEmpty() ? pciAddress : uuid;
    }

    public boolean isLost() {
        return !fault.isEmpty();
    }

    /** A device that nvidia-smi names in an error line only. */
    static GpuReading lost(String pciAddress, String fault) {
        return of(Map.of("pci.bus_id", pciAddress), fault);
    }

    static GpuReading of(Map<String, String> fields, String fault) {
        return new GpuReading(
                cell(fields, "index").count(),
                cell(fields, "uuid").known(),
                cell(fields, "name").known(),
                cell(fields, "pci.bus_id").known(),
                cell(fields, "utilization.gpu").count(),
                cell(fields, "memory.used").count(),
                cell(fields, "memory.total").count(),
                cell(fields, "temperature.gpu").count(),
                cell(fields, "power.draw").decimal(),
                cell(fields, "power.limit").decimal(),
                cell(fields, "ecc.errors.uncorrected.volatile.total").whole(),
                cell(fields, "ecc.errors.uncorrected.aggregate.total").whole(),
                cell(fields, "mig.mode.current").text().equals("Enabled"),
                slowdowns(fields),
                fault,
                Map.copyOf(fields));
    }

    private static List<String> slowdowns(Map<String, String> fields) {
        var mask = cell(fields, "clocks_event_reasons.active").mask();
        if (mask.isEmpty()) {
            mask = cell(fields, "clocks_throttle_reasons.active").mask();
        }
        return mask.isPresent() ? Slowdown.words(mask.getAsLong()) : List.of();
    }

    private static SmiCell cell(Map<String, String> fields, String name) {
        String text = fields.get(name);
        return text == null ? SmiCell.NONE : new SmiCell(text);
    }
}
