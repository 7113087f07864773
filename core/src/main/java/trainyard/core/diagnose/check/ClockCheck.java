package trainyard.core.diagnose.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.diagnose.check.Check.Status;
import trainyard.core.diagnose.gather.ClockReading;

/** Whether its clock, and that of munge there, are the controller's. */
final class ClockCheck {
    private static final long MUNGE_BEARS = 300;
    private static final long WARNS = 10;

    private ClockCheck() {}

    static Check of(Looked looked) {
        String command = looked.onNode("date +%s.%N");
        Optional<Duration> ahead = looked.piece("clock")
                .flatMap(ClockReading::of)
                .flatMap(there -> looked.clock().map(there::aheadOf));
        Optional<Duration> daemon = encoded(looked.decoded());
        if (ahead.isEmpty()) {
            return Check.unknown("clock", looked.unknown("It could not be compared."), command);
        }
        long seconds = ahead.get().toSeconds();
        if (Math.abs(seconds) >= WARNS) {
            return new Check(
                    "clock",
                    Math.abs(seconds) >= MUNGE_BEARS ? Status.TROUBLE : Status.WARNING,
                    "Its clock is " + difference(seconds) + " the controller's."
                            + (Math.abs(seconds) >= MUNGE_BEARS
                                    ? " munge refuses credentials that are more than five minutes off."
                                    : ""),
                    command,
                    List.of());
        }
        if (daemon.isPresent() && daemon.get().abs().toSeconds() >= WARNS) {
            return new Check(
                    "clock",
                    daemon.get().abs().toSeconds() >= MUNGE_BEARS ? Status.TROUBLE : Status.WARNING,
                    "The machine's clock is right, but munge there goes by another: "
                            + difference(daemon.get().toSeconds()) + " the controller's.",
                    looked.onNode("'munge -n | unmunge'"),
                    List.of());
        }
        return Check.ok(
                "clock", "It differs from the controller's by less than " + (Math.abs(seconds) + 1) + " s.", command);
    }

    private static String difference(long seconds) {
        return Math.abs(seconds) + " s " + (seconds < 0 ? "behind" : "ahead of");
    }

    /** How much munge there is ahead of munge here, by a credential of there that was decoded here. */
    private static Optional<Duration> encoded(String decoded) {
        Optional<Long> made = epoch(decoded, "ENCODE_TIME");
        Optional<Long> read = epoch(decoded, "DECODE_TIME");
        return made.flatMap(from -> read.map(to -> Duration.ofSeconds(from - to)));
    }

    private static Optional<Long> epoch(String decoded, String key) {
        Matcher match = Pattern.compile(key + ":.*\\((\\d{1,12})\\)").matcher(decoded);
        return match.find() ? Optional.of(Long.valueOf(match.group(1))) : Optional.empty();
    }
}
