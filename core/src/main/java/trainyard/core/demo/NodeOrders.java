package trainyard.core.demo;

/** What an admin asked of nodes and takes its time: switching them, rebooting them, resuming them at a given time. */
final class NodeOrders {
    /** How long a node takes to boot, in seconds. */
    static final long BOOT = 60;

    private final World world;

    NodeOrders(World world) {
        this.world = world;
    }

    void step() {
        world.nodes.forEach(this::step);
    }

    private void step(SimNode node) {
        long now = world.now();
        boolean empty = node.runningJobs == 0 && node.completingJobs == 0;
        if (node.resumeAt != 0 && node.resumeAt <= now) {
            node.resume();
        }
        if (node.powerDownAsked && empty) {
            switchOff(node);
        }
        if (node.powerUpEnds != 0 && node.powerUpEnds <= now) {
            node.powerUpEnds = 0;
            node.slurmdStart = now;
        }
        if (node.rebootAsked && empty && node.rebootEnds == 0) {
            node.rebootAsked = false;
            node.down = true;
            node.rebootEnds = now + BOOT;
            node.reason += " : reboot issued";
        } else if (node.rebootEnds != 0 && node.rebootEnds <= now) {
            comeBack(node);
        }
    }

    private static void switchOff(SimNode node) {
        node.powerDownAsked = false;
        node.poweredDown = true;
        if (node.powerDrain) {
            node.powerDrain = false;
            node.drain = false;
            node.clearReason();
        }
    }

    private void comeBack(SimNode node) {
        node.slurmdStart = world.now();
        if (node.staysDown) {
            node.rebootEnds = 0;
            node.drain = false;
            node.setReason("reboot complete", "slurm", world.now());
        } else {
            node.resume();
        }
    }
}
