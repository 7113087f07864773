package trainyard.core.conf;

/**
 * One {@code key=value}.
 *
 * @param key as it is written; Slurm compares keys without regard to case
 * @param value without quotes and escapes
 * @param at where the key starts
 * @param valueAt where the value starts, its quote included
 */
public record Setting(String key, String value, Place at, Place valueAt) {
    public boolean is(String other) {
        return key.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        return key + "=" + value;
    }
}
