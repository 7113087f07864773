package trainyard.core.diagnose.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the time that a line was written, in the forms of Slurm, syslog, the kernel, Python, glog and torchrun. */
public final class LineTime {
    private static final String CLOCK = "(?<h>\\d\\d):(?<m>\\d\\d):(?<s>\\d\\d)(?:[.,](?<f>\\d{1,9}))?";
    private static final String NAME = "(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Pattern ISO =
            Pattern.compile("(?<!\\d)(?<y>(?:19|20)\\d\\d)[-/](?<mo>\\d\\d)[-/](?<d>\\d\\d)[T _]" + CLOCK
                    + "(?: ?(?<zone>Z|[+-]\\d\\d:?\\d\\d))?");

    /** {@code [Thu Apr  4 18:03:56 2024]}. */
    private static final Pattern NAMED =
            Pattern.compile(NAME + " +(?<d>\\d{1,2}) " + CLOCK + " (?:[A-Z]{3,4} )?(?<y>\\d{4})");

    /** {@code Apr  4 18:03:56 host}. */
    private static final Pattern SYSLOG = Pattern.compile("^" + NAME + " +(?<d>\\d{1,2}) " + CLOCK + " ");

    /** {@code E0404 18:03:56.123456 12345 file:12}. */
    private static final Pattern GLOG =
            Pattern.compile("(?:^|[\\s\\[\\]])[IWEF](?<mo>\\d\\d)(?<d>\\d\\d) " + CLOCK + " ");

    private final ZoneId zone;
    private final LocalDate today;

    /** @param today tells the year of times that have none */
    public LineTime(ZoneId zone, LocalDate today) {
        this.zone = zone;
        this.today = today;
    }

    public Optional<Instant> of(String line) {
        for (Pattern form : List.of(ISO, NAMED, SYSLOG, GLOG)) {
            Matcher match = form.matcher(line);
            if (match.find()) {
                try {
                    return Optional.of(instant(form, match));
                } catch (DateTimeException impossible) {
                    // Such as the 31st of a month that has 30 days: what looked like a time is none.
                    continue;
                }
            }
        }
        return Optional.empty();
    }

    private Instant instant(Pattern form, Matcher match) {
        String fraction = match.group("f");
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
        var clock = LocalTime.of(number(match, "h"), number(match, "m"), Math.min(59, number(match, "s")), nanos);
        boolean named = form == NAMED || form == SYSLOG;
        int month = named ? MONTHS.indexOf(match.group("month").toLowerCase(Locale.ROOT)) + 1 : number(match, "mo");
        boolean hasYear = form == ISO || form == NAMED;
        int year = hasYear ? number(match, "y") : today.getYear();
        var date = LocalDate.of(year, month, number(match, "d"));
        if (!hasYear && date.isAfter(today.plusDays(1))) {
            date = date.minusYears(1);
        }
        String offset = form == ISO ? match.group("zone") : null;
        return LocalDateTime.of(date, clock)
                .atZone(offset == null ? zone : ZoneOffset.of(offset))
                .toInstant();
    }

    private static int number(Matcher match, String group) {
        return Integer.parseInt(match.group(group));
    }
}
