package trainyard.app.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import trainyard.core.operate.Action;
import trainyard.core.operate.NodeAction;
import trainyard.core.operate.NodeAction.Power.Switch;
import trainyard.core.operate.Until;
import trainyard.core.slurm.Hostlist;

@Command(
        name = "node",
        description = {
            "Operate nodes: drain, resume, reboot, switch them.",
            "A connection stored in the console must have actions allowed there; --host needs no leave."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            NodeCommand.Drain.class,
            NodeCommand.Resume.class,
            NodeCommand.Down.class,
            NodeCommand.PowerUp.class,
            NodeCommand.PowerDown.class,
            NodeCommand.Reboot.class,
            NodeCommand.CancelReboot.class
        })
final class NodeCommand {
    private NodeCommand() {}

    abstract static class OnNodes extends ActionCommand {
        @Parameters(arity = "1..*", paramLabel = "HOSTLIST", description = "Nodes, such as compute-[01-04],gpu-7.")
        private List<String> hostlists = List.of();

        @Override
        final Action action() {
            return action(hostlists.stream()
                    .flatMap(hostlist -> Hostlist.expand(hostlist).stream())
                    .toList());
        }

        abstract NodeAction action(List<String> nodes);
    }

    @Command(name = "drain", description = "Give nodes no new jobs; those that run there run on.")
    static final class Drain extends OnNodes {
        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "For the next admin.")
        private String reason = "";

        @Option(
                names = "--until",
                paramLabel = "WHEN",
                description =
                        "When Slurm resumes them by itself: a time such as 2026-03-02T18:00, or 90m, 8h, 2d. Before Slurm 23.02 a reminder only, which the console shows.")
        private @Nullable String until;

        @Override
        NodeAction action(List<String> nodes) {
            return new NodeAction.Drain(
                    nodes,
                    reason,
                    Optional.ofNullable(until).map(when -> Until.parse(when, Clock.systemDefaultZone())));
        }
    }

    @Command(name = "resume", description = "Bring drained and down nodes back.")
    static final class Resume extends OnNodes {
        @Override
        NodeAction action(List<String> nodes) {
            return new NodeAction.Resume(nodes);
        }
    }

    @Command(name = "down", description = "Take nodes away at once; their jobs fail or wait again.")
    static final class Down extends OnNodes {
        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "For the next admin.")
        private String reason = "";

        @Override
        NodeAction action(List<String> nodes) {
            return new NodeAction.Down(nodes, reason);
        }
    }

    @Command(name = "power-up", description = "Switch nodes on through Slurm's ResumeProgram.")
    static final class PowerUp extends OnNodes {
        @Override
        NodeAction action(List<String> nodes) {
            return new NodeAction.Power(nodes, Switch.UP);
        }
    }

    @Command(name = "power-down", description = "Switch nodes off through Slurm's SuspendProgram.")
    static final class PowerDown extends OnNodes {
        @ArgGroup
        private How how = new How();

        static final class How {
            @Option(names = "--asap", description = "Drain them first, and switch each off when its jobs have ended.")
            private boolean asap;

            @Option(names = "--force", description = "Cancel their jobs.")
            private boolean force;
        }

        @Override
        NodeAction action(List<String> nodes) {
            return new NodeAction.Power(
                    nodes, how.asap ? Switch.DOWN_ASAP : how.force ? Switch.DOWN_FORCE : Switch.DOWN);
        }
    }

    @Command(name = "reboot", description = "Drain nodes and reboot each when its jobs have ended.")
    static final class Reboot extends OnNodes {
        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "For the next admin.")
        private String reason = "";

        @Option(
                names = "--next-state",
                paramLabel = "STATE",
                description = "What they are after it: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
        private NodeAction.Reboot.NextState next = NodeAction.Reboot.NextState.RESUME;

        @Override
        NodeAction action(List<String> nodes) {
            return new NodeAction.Reboot(nodes, next, reason);
        }
    }

    @Command(name = "cancel-reboot", description = "Take back a reboot that has not begun.")
    static final class CancelReboot extends OnNodes {
        @Override
        NodeAction action(List<String> nodes) {
            return new NodeAction.CancelReboot(nodes);
        }
    }
}
