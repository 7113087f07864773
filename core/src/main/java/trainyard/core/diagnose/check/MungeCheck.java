package trainyard.core.diagnose.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.diagnose.check.Check.Status;

/** Whether node and controller take the credentials of one another. */
final class MungeCheck {
    private MungeCheck() {}

    static Check of(Looked looked) {
        String active = looked.unit("munge.service").getOrDefault("ActiveState", "");
        String command = "munge -n | ssh " + looked.node() + " unmunge";
        if (!active.isEmpty() && !active.equals("active")) {
            return new Check(
                    "munge",
                    Status.TROUBLE,
                    "munge does not run there: " + active + ".",
                    looked.onNode("systemctl status munge"),
                    List.of("ActiveState=" + active));
        }
        return decode(looked, "munge", "It takes a credential of the controller.", looked.text("munge"), command);
    }

    /** The other way round. */
    static Check back(Looked looked) {
        return decode(
                looked,
                "munge back",
                "Its own credential is taken by " + looked.login() + ".",
                looked.decoded(),
                "ssh " + looked.node() + " munge -n | unmunge");
    }

    private static Check decode(Looked looked, String name, String well, String said, String command) {
        Matcher status = Pattern.compile("STATUS:\\s*(.*?)(?: \\(\\d+\\))?$|unmunge: Error: (.*)$", Pattern.MULTILINE)
                .matcher(said);
        if (!status.find()) {
            return Check.unknown(name, looked.unknown("It could not be tried."), command);
        }
        String word = status.group(1) == null ? status.group(2) : status.group(1);
        if (word.equals("Success")) {
            return Check.ok(name, well, command);
        }
        String meaning = word.startsWith("Invalid")
                ? "its key differs from the controller's"
                : word.startsWith("Expired") || word.startsWith("Rewound")
                        ? "its clock differs by more than five minutes"
                        : word.contains("ocket") || word.contains("onnect") ? "munge does not answer there" : word;
        return new Check(
                name,
                Status.TROUBLE,
                "munge refuses (" + word + "): " + meaning + ".",
                command,
                said.lines().limit(4).toList());
    }
}
