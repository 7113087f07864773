package trainyard.core.slurm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of Slurm: the release by its year and month (24.11) and the patch level within it (5 in 24.11.5). */
public record SlurmVersion(int year, int month, int patch) implements Comparable<SlurmVersion> {
    public static final SlurmVersion V22_05 = new SlurmVersion(22, 5, 0);
    public static final SlurmVersion V24_11 = new SlurmVersion(24, 11, 0);
    public static final SlurmVersion V25_11 = new SlurmVersion(25, 11, 0);
    public static final SlurmVersion V26_05 = new SlurmVersion(26, 5, 0);

    /** The releases that every parser, template and rule is tested on against real daemons. */
    public static final List<SlurmVersion> TESTED = List.of(V22_05, V24_11, V26_05);

    private static final Pattern FORM = Pattern.compile("(?<![\\d.])(\\d\\d)\\.(\\d\\d)(?:\\.(\\d{1,4}))?(?!\\d)");

    /** Finds the version in a text such as {@code 24.11}, {@code 24.11.5} or {@code slurm-wlm 22.05.8}. */
    public static Optional<SlurmVersion> find(String text) {
        var match = FORM.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        int patch = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
        return Optional.of(new SlurmVersion(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), patch));
    }

    public boolean atLeast(SlurmVersion other) {
        return compareTo(other) >= 0;
    }

    /** The release alone, as Slurm writes it: {@code 24.11}. */
    public String release() {
        return String.format(Locale.ROOT, "%02d.%02d", year, month);
    }

    @Override
    public int compareTo(SlurmVersion other) {
        if (year != other.year) {
            return Integer.compare(year, other.year);
        }
        return month != other.month ? Integer.compare(month, other.month) : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return release() + "." + patch;
    }
}
