package trainyard.core.diagnose.export;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.core.diagnose.EvidenceFolder;

/** Names of a bundle's entries that every system can unpack, each given once. */
final class EntryNames {
    static final String REPORT_JSON = "report.json";
    static final String REPORT_HTML = "report.html";
    static final String REDACTED = "redacted.txt";
    /** What the manifest does not tell of lies here, and has to tell itself what it is. */
    static final String FILES = "files/";

    private static final int MOST_FOLDERS = 6;
    private static final int LONGEST = 80;

    private final Set<String> taken =
            new HashSet<>(Set.of(REPORT_JSON, REPORT_HTML, REDACTED, EvidenceFolder.MANIFEST.toLowerCase(Locale.ROOT)));

    /** @param name a path of any system */
    String of(String name, boolean isTold) {
        List<String> parts = Arrays.stream(name.split("[/\\\\]+"))
                .map(EntryNames::safe)
                .filter(part -> !part.isEmpty())
                .toList();
        String path =
                parts.stream().skip(Math.max(0, parts.size() - MOST_FOLDERS)).collect(Collectors.joining("/"));
        String plain = path.isEmpty() ? "text" : path;
        String wanted = isTold || plain.startsWith(FILES) ? plain : FILES + plain;
        String given = wanted;
        // Some systems do not tell capital letters apart.
        for (int number = 2; !taken.add(given.toLowerCase(Locale.ROOT)); number++) {
            given = numbered(wanted, number);
        }
        return given;
    }

    private static String numbered(String path, int number) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1
                ? path.substring(0, dot) + "-" + number + path.substring(dot)
                : path + "-" + number;
    }

    private static String safe(String part) {
        String plain = part.replaceAll("[^A-Za-z0-9._=+-]", "_")
                .replaceFirst("^\\.+", "")
                .replaceFirst("\\.+$", "");
        // The text inside is unpacked already.
        String unpacked = plain.replaceFirst("(?i)\\.gz$", "");
        return unpacked.substring(Math.max(0, unpacked.length() - LONGEST)).replaceFirst("^\\.+", "");
    }
}
