package trainyard.core.conf;

/**
 * Where something stands in a configuration.
 *
 * @param file the file's name within its folder, such as {@code slurm.conf}
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {
    public static Place startOf(String file) {
        return new Place(file, 1, 1);
    }
}
