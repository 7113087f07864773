package trainyard.app.soak;

import java.time.Duration;
import trainyard.app.soak.SickShell.Illness;

/** What happens to the cluster, or on the way there. */
enum Trouble {
    /** All connections break, and new ones may be made at once: there may be nothing to say. */
    CUT(Duration.ZERO) {
        @Override
        void strike(BadWire wire, SickShell shell, Controller controller) {
            wire.cut();
        }
    },
    /** A flipped bit, which SSH finds and answers with the end of the connection. */
    GARBLED_WIRE(Duration.ZERO) {
        @Override
        void strike(BadWire wire, SickShell shell, Controller controller) {
            wire.garble();
        }
    },
    AWAY(Duration.ofSeconds(20)) {
        @Override
        void strike(BadWire wire, SickShell shell, Controller controller) {
            wire.refuse(true);
        }
    },
    /** The machine is there, slurmctld is not. */
    KILLED(Duration.ofSeconds(20)) {
        @Override
        void strike(BadWire wire, SickShell shell, Controller controller) throws Exception {
            controller.kill(shell);
        }
    },
    /** Everything at once, as when the controller is started anew. */
    RESTARTED(Duration.ofSeconds(20)) {
        @Override
        void strike(BadWire wire, SickShell shell, Controller controller) throws Exception {
            controller.stop(shell);
            wire.refuse(true);
        }
    },
    SHORT_OUTPUT(Duration.ofSeconds(20)) {
        @Override
        void strike(BadWire wire, SickShell shell, Controller controller) {
            shell.fall(Illness.SHORT);
        }
    },
    NOISE(Duration.ofSeconds(20)) {
        @Override
        void strike(BadWire wire, SickShell shell, Controller controller) {
            shell.fall(Illness.NOISE);
        }
    },
    RAVING(Duration.ofSeconds(20)) {
        @Override
        void strike(BadWire wire, SickShell shell, Controller controller) {
            shell.fall(Illness.RAVING);
        }
    },
    /** Nothing comes, and nothing breaks: three keep-alives of 15 s tell. */
    STALLED(Duration.ofSeconds(75)) {
        @Override
        void strike(BadWire wire, SickShell shell, Controller controller) {
            wire.stall(true);
        }
    };

    private final Duration told;

    Trouble(Duration told) {
        this.told = told;
    }

    abstract void strike(BadWire wire, SickShell shell, Controller controller) throws Exception;

    /** After how long the window must have said so; zero where it need not. */
    Duration told() {
        return told;
    }

    static void heal(BadWire wire, SickShell shell, Controller controller) throws Exception {
        controller.start(shell);
        shell.fall(Illness.NONE);
        wire.refuse(false);
        wire.stall(false);
    }
}
