package trainyard.core.slurm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Trackable resources, as in {@code cpu=2,mem=1500M,node=1,billing=2,gres/gpu=4,gres/gpu:a100=4}.
 *
 * <p>Amounts are kept as Slurm writes them, in Slurm's order, so that nothing unknown is lost. GPU use is read from
 * here and not from {@code squeue %b}, which says N/A for jobs that asked with {@code --gpus}.
 */
public record Tres(Map<String, String> amounts) {
    public static final Tres NONE = new Tres(Map.of());

    public Tres {
        amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
    }

    private static final String GPU = "gres/gpu";
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    /** Reads Slurm's text; empty, {@code (null)} and {@code N/A} are no resources. */
    public static Tres parse(String text) {
        if (text.isBlank() || text.equals("(null)") || text.equals("N/A")) {
            return NONE;
        }
        var amounts = new LinkedHashMap<String, String>();
        for (String item : text.split(",")) {
            int equals = item.indexOf('=');
            if (equals > 0) {
                amounts.put(item.substring(0, equals), item.substring(equals + 1));
            } else {
                amounts.put(item, "");
            }
        }
        return new Tres(amounts);
    }

    /** GPUs of all types: the untyped count where there is one, else the sum of the typed ones. */
    public int gpus() {
        OptionalInt untyped = count(GPU);
        if (untyped.isPresent()) {
            return untyped.getAsInt();
        }
        return gpusByType().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** GPUs by type, for the types that Slurm was told to track; empty where only untyped ones are. */
    public Map<String, Integer> gpusByType() {
        var types = new LinkedHashMap<String, Integer>();
        for (String name : amounts.keySet()) {
            if (name.startsWith(GPU + ":")) {
                types.put(name.substring(GPU.length() + 1), count(name).orElse(0));
            }
        }
        return types;
    }

    public int cpus() {
        return count("cpu").orElse(0);
    }

    /** Memory in MB (MiB, as Slurm counts); 0 where none is named. */
    public long memoryMb() {
        String memory = amounts.get("mem");
        return memory == null ? 0 : Memory.parseMb(memory).orElse(0);
    }

    private OptionalInt count(String name) {
        String amount = amounts.get(name);
        if (amount == null || !COUNT.matcher(amount).matches()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(amount));
    }
}
