package trainyard.core.demo;

import java.time.Duration;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.TimeLimit;

/** {@code scontrol show reservation}. */
final class ShowReservation {
    private ShowReservation() {}

    static String text(World world, Wording wording, Records records) {
        if (world.reservations.isEmpty()) {
            return "No reservations in the system\n";
        }
        world.reservations.forEach(reservation -> records.add(lines(reservation, world.now(), wording)));
        return records.text();
    }

    private static Records.Lines lines(Reservation reservation, long now, Wording wording) {
        int cores =
                reservation.nodes().stream().mapToInt(node -> node.kind.cpus()).sum();
        return new Records.Lines()
                .add(
                        "ReservationName=" + reservation.name(),
                        "StartTime=" + wording.time(reservation.start()),
                        "EndTime=" + wording.time(reservation.end()),
                        "Duration=" + TimeLimit.format(Duration.ofSeconds(reservation.end() - reservation.start())))
                .add(
                        "Nodes="
                                + Hostlist.fold(reservation.nodes().stream()
                                        .map(node -> node.name)
                                        .toList()),
                        "NodeCnt=" + reservation.nodes().size(),
                        "CoreCnt=" + cores,
                        "Features=(null)",
                        "PartitionName=(null)",
                        "Flags=MAINT,IGNORE_JOBS,SPEC_NODES")
                .add("TRES=cpu=" + cores)
                .add(
                        "Users=root",
                        "Groups=(null)",
                        "Accounts=(null)",
                        "Licenses=(null)",
                        "State=" + (reservation.isActive(now) ? "ACTIVE" : "INACTIVE"),
                        "BurstBuffer=(null)")
                .add("MaxStartDelay=(null)")
                .add("");
    }
}
