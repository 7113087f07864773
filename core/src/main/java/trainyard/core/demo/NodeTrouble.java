package trainyard.core.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Nodes drained by people and by Slurm, nodes that stop answering and come back, maintenance. */
final class NodeTrouble {
    /** Steps between two troubles, on average, on 512 nodes. */
    private static final int RARITY = 50;

    /** A node that does not answer is down after this, in seconds: SlurmdTimeout. */
    private static final long SLURMD_TIMEOUT = 120;

    static final List<String> ADMIN_REASONS = List.of(
            "Xid 79: GPU 3 has fallen off the bus, RMA opened",
            "Xid 94 on GPU 6, reset pending",
            "ECC errors on DIMM B2",
            "IB port flapping, cable swap",
            "fan 4 failed",
            "firmware update",
            "NVLink CRC errors, case 20481");

    /** Nodes that chance leaves alone, by number from 0: the first two, which are sound, and those with a lasting fault. */
    private static final Set<Integer> SPARED = Set.of(0, 1, GpuState.ERRORS_AT, GpuState.LOST_AT);

    private final World world;
    private final SplittableRandom random;

    NodeTrouble(World world) {
        this.world = world;
        this.random = world.random;
    }

    /** Troubles that are there when the demo begins. */
    void begin() {
        int count = world.nodes.size();
        SimNode asleep = world.nodes.get(count - 6);
        asleep.poweredDown = true;
        int width = Math.min(8, count / 64);
        int end = count * 7 / 8 - width;
        world.reservations.add(new Reservation(
                "maint-pdu-b07",
                List.copyOf(world.nodes.subList(end - width, end)),
                world.now() - 2_400,
                world.now() + 4 * 3_600));
        world.reservations.add(new Reservation(
                "firmware-q4",
                List.copyOf(world.nodes.subList(count * 7 / 8, count * 7 / 8 + width)),
                world.now() + 20 * 3_600,
                world.now() + 26 * 3_600));
        maintain();
        for (int i = 0; i < Math.max(3, count / 90); i++) {
            pick().ifPresent(node -> {
                strike(node);
                node.reasonSince -= node.reason.isEmpty() ? 0 : random.nextInt(600, 90_000);
            });
        }
        pick().ifPresent(this::goDown);
        world.nodes.stream()
                .filter(node -> meetsTrouble(node) && node.isUsable() && node.runningJobs == 0)
                .limit(2)
                .forEach(this::refuse);
    }

    void step() {
        maintain();
        for (SimNode node : world.nodes) {
            if (node.troubleEnds != 0 && node.troubleEnds <= world.now()) {
                if (node.notResponding && !node.down) {
                    goDown(node);
                } else {
                    recover(node);
                }
            }
        }
        if (random.nextInt(RARITY) < Math.max(1, world.nodes.size() / 512)) {
            pick().ifPresent(this::strike);
        }
    }

    private void maintain() {
        for (Reservation reservation : world.reservations) {
            boolean active = reservation.isActive(world.now());
            reservation.nodes().forEach(node -> node.maintenance = active);
        }
        world.reservations.removeIf(reservation -> reservation.end() <= world.now());
    }

    /** A healthy node; none while a person has taken nearly all away. */
    private Optional<SimNode> pick() {
        SimNode node = world.nodes.get(random.nextInt(world.nodes.size()));
        return Optional.of(node)
                .filter(NodeTrouble::meetsTrouble)
                .filter(SimNode::isUsable)
                .filter(healthy -> healthy.reason.isEmpty());
    }

    private static boolean meetsTrouble(SimNode node) {
        return !SPARED.contains(node.index);
    }

    private void strike(SimNode node) {
        long now = world.now();
        node.troubleEnds = now + random.nextInt(1_200, 6_000);
        switch (random.nextInt(6)) {
            case 0 -> drain(node, "Kill task failed", "root");
            case 1, 2 -> {
                node.notResponding = true;
                node.troubleEnds = now + SLURMD_TIMEOUT;
            }
            default ->
                drain(
                        node,
                        ADMIN_REASONS.get(random.nextInt(ADMIN_REASONS.size())),
                        People.ADMINS.get(random.nextInt(People.ADMINS.size())));
        }
    }

    private void drain(SimNode node, String reason, String user) {
        node.drain = true;
        node.setReason(reason, user, world.now());
    }

    /** A slurmd that starts registers with less than slurm.conf promises. */
    private void refuse(SimNode node) {
        String reason = random.nextBoolean()
                ? "gres/gpu count reported lower than configured (7 < 8)"
                : SimNode.LOW_MEMORY
                        + " (reported:%d < 100.00%% of configured:%d)"
                                .formatted(node.kind.memoryMb() - SimNode.BROKEN_DIMM_MB, node.kind.memoryMb());
        drain(node, reason, "slurm");
        node.invalidRegistration = true;
        node.troubleEnds = world.now() + random.nextInt(1_200, 6_000);
    }

    private void goDown(SimNode node) {
        node.down = true;
        node.notResponding = true;
        node.setReason("Not responding", "slurm", world.now());
        node.troubleEnds = world.now() + random.nextInt(900, 2_400);
        world.failJobsOn(node);
    }

    private void recover(SimNode node) {
        boolean back = node.down;
        node.resume();
        if (back) {
            node.slurmdStart = world.now();
            if (random.nextInt(3) == 0) {
                refuse(node);
            }
        }
    }
}
