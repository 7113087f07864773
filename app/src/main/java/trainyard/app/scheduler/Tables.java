package trainyard.app.scheduler;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.app.kit.Column;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.Times;
import trainyard.core.live.detail.Licence;
import trainyard.core.live.detail.LimitSet;
import trainyard.core.live.detail.Reservation;
import trainyard.core.live.detail.SchedulerHealth.Rpc;

/** The columns of the screen's tables. */
final class Tables {
    private Tables() {}

    static List<Column<Rpc>> requests(String title) {
        return List.of(
                Column.<Rpc>code(title, 240, Rpc::name, Comparator.comparing(Rpc::name))
                        .growing(),
                Column.number("Requests", "", 100, rpc -> "%,d".formatted(rpc.count()), Rpc::count),
                Column.number("Average", "ms", 130, rpc -> Gauge.text(rpc.averageMicros() / 1e3), rpc ->
                        (double) rpc.averageMicros()),
                Column.number("Total", "s", 100, rpc -> Gauge.text(rpc.totalMicros() / 1e6), rpc ->
                        (double) rpc.totalMicros()));
    }

    static List<Column<Reservation>> reservations(Clock clock) {
        return List.of(
                Column.code(
                        "Name", 160, Reservation::name, Comparator.comparing(Reservation::name, NaturalOrder.NAMES)),
                Column.text("State", 90, reservation -> reservation.state().toLowerCase(java.util.Locale.ROOT)),
                time("Starts", clock, true),
                time("Ends", clock, false),
                Column.text("For", 180, Tables::who),
                Column.number(
                        "Nodes",
                        "",
                        80,
                        reservation -> reservation.value("NodeCnt").orElse(""),
                        reservation ->
                                Double.parseDouble(reservation.value("NodeCnt").orElse("0"))),
                Column.code("On", 180, Reservation::nodeList, Comparator.comparing(Reservation::nodeList)),
                Column.<Reservation>text("Flags", 160, reservation -> String.join(", ", reservation.flags()))
                        .growing());
    }

    private static Column<Reservation> time(String title, Clock clock, boolean start) {
        return Column.time(
                title,
                96,
                reservation -> instant(reservation, start)
                        .map(time -> Times.ago(time, clock.instant()))
                        .orElse(""),
                reservation -> instant(reservation, start));
    }

    private static Optional<Instant> instant(Reservation reservation, boolean start) {
        return start ? reservation.start() : reservation.end();
    }

    private static String who(Reservation reservation) {
        String users = String.join(", ", reservation.users());
        String accounts = String.join(", ", reservation.accounts());
        return users.isEmpty() && !accounts.isEmpty()
                ? "accounts " + accounts
                : users + (accounts.isEmpty() ? "" : "; accounts " + accounts);
    }

    static List<Column<Licence>> licences() {
        return List.of(
                Column.<Licence>code("Licence", 240, Licence::name, Comparator.comparing(Licence::name))
                        .growing(),
                Column.number(
                        "Used",
                        "",
                        140,
                        licence -> "%,d of %,d".formatted(licence.used(), licence.total()),
                        Licence::used),
                Column.number("Free", "", 90, licence -> "%,d".formatted(licence.free()), Licence::free),
                Column.number("Reserved", "", 100, licence -> "%,d".formatted(licence.reserved()), Licence::reserved),
                Column.text("Kept by", 120, licence -> licence.isRemote() ? "slurmdbd" : "slurm.conf"));
    }

    static List<Column<LimitSet>> qos() {
        return List.of(
                Column.code("QOS", 140, LimitSet::name, Comparator.comparing(LimitSet::name)),
                Column.number(
                        "Priority",
                        "",
                        90,
                        set -> set.value("Priority").map(Tables::grouped).orElse(""),
                        set -> Double.parseDouble(set.value("Priority").orElse("0"))),
                Column.text("Preempts", 140, set -> set.value("Preempt").orElse("")),
                limits(),
                Column.text("Flags", 160, set -> set.value("Flags").orElse("")));
    }

    private static String grouped(String number) {
        return number.matches("\\d{1,18}") ? "%,d".formatted(Long.parseLong(number)) : number;
    }

    static List<Column<LimitSet>> associations() {
        return List.of(
                Column.<LimitSet>code(
                        "User",
                        160,
                        set -> set.user().isEmpty() ? "(the account)" : set.user(),
                        Comparator.comparing(LimitSet::user)),
                Column.number(
                        "Share",
                        "",
                        80,
                        set -> set.value("Share").orElse(""),
                        set -> Double.parseDouble(set.value("Share")
                                .filter(text -> text.matches("\\d+"))
                                .orElse("0"))),
                Column.text("QOS", 160, set -> set.value("QOS").orElse("").replace(",", ", ")),
                limits());
    }

    private static Column<LimitSet> limits() {
        return Column.<LimitSet>text(
                        "Limits",
                        260,
                        set -> set.limits().isEmpty()
                                ? "none"
                                : set.limits().entrySet().stream()
                                        .map(limit -> limit.getKey() + " " + limit.getValue())
                                        .collect(Collectors.joining("; ")))
                .growing();
    }
}
