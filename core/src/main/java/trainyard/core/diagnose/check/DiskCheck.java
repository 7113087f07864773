package trainyard.core.diagnose.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import trainyard.core.diagnose.check.Check.Status;

/** Whether there is room. */
final class DiskCheck {
    private static final Pattern DISK = Pattern.compile("\\s(?<use>\\d{1,3})% (?<mount>/.*)$");
    private static final int FULL = 98;

    private DiskCheck() {}

    static Check of(Looked looked) {
        String command = looked.onNode("df -h");
        var full = new ArrayList<String>();
        boolean any = false;
        for (String name : List.of("disks", "inodes")) {
            for (String line : looked.text(name).lines().toList()) {
                Matcher match = DISK.matcher(line);
                if (match.find()) {
                    any = true;
                    if (Integer.parseInt(match.group("use")) >= FULL && !full.contains(line)) {
                        full.add(line);
                    }
                }
            }
        }
        if (!any) {
            return Check.unknown("disks", looked.unknown("They could not be looked at."), command);
        }
        return full.isEmpty()
                ? Check.ok("disks", "None is full.", command)
                : new Check("disks", Status.TROUBLE, "No room is left on " + mounts(full) + ".", command, full);
    }

    private static String mounts(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
