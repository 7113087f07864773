package trainyard.core.diagnose.check;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.diagnose.gather.Times;

/**
 * Why a node was taken out of service.
 *
 * @param since when, in the zone of whoever asks; empty where it is not told
 */
record Reason(String text, String user, String since) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Pattern FORM = Pattern.compile("(?<text>.*?)(?: \\[(?<user>[^@\\]]*)@(?<time>[^]]*)])?");

    static Reason of(Looked looked, ZoneId zone) {
        Matcher match = FORM.matcher(looked.value("Reason"));
        if (!match.matches()) {
            return new Reason("", "", "");
        }
        String since = Optional.ofNullable(match.group("time"))
                .flatMap(text -> Times.parse(text, zone))
                .map(at -> TIME.format(at.atZone(zone)))
                .orElse("");
        return new Reason(
                match.group("text"), Optional.ofNullable(match.group("user")).orElse(""), since);
    }

    boolean isNone() {
        return text.isEmpty();
    }
}
