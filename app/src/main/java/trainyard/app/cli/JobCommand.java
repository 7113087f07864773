package trainyard.app.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import trainyard.core.operate.Action;
import trainyard.core.operate.JobAction;
import trainyard.core.operate.JobAction.Cancel.Whom;
import trainyard.core.operate.JobChange;

@Command(
        name = "job",
        description = {
            "Compose a job (new, render, export, check, submit), look into one (why) or into a batch script (lint), or operate",
            "jobs: cancel, hold, release, requeue, change.",
            "A connection stored in the console must have actions allowed there; --host needs no leave."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            JobWhyCommand.class,
            JobNewCommand.class,
            JobRenderCommand.class,
            JobExportCommand.class,
            JobCheckCommand.class,
            JobSubmitCommand.class,
            JobLintCommand.class,
            JobCommand.Cancel.class,
            JobCommand.Hold.class,
            JobCommand.Release.class,
            JobCommand.Requeue.class,
            JobCommand.Change.class,
            JobCommand.Top.class,
            JobCommand.Suspend.class,
            JobCommand.Continue.class
        })
final class JobCommand {
    private JobCommand() {}

    abstract static class OnJobs extends ActionCommand {
        @Parameters(arity = "1..*", paramLabel = "ID", description = "Jobs and tasks of arrays: 12, 12_3, 12_[1-3].")
        private List<String> ids = List.of();

        @Override
        final Action action() {
            return action(ids);
        }

        abstract JobAction action(List<String> jobs);
    }

    @Command(name = "cancel", description = "End jobs and steps (12.0), or send them a signal.")
    static final class Cancel extends OnJobs {
        @Option(names = "--signal", paramLabel = "NAME", description = "Send this signal instead: TERM, USR1, 10.")
        private @Nullable String signal;

        @ArgGroup
        private To to = new To();

        static final class To {
            @Option(names = "--batch", description = "Signal the batch script only.")
            private boolean batch;

            @Option(names = "--full", description = "Signal the batch script and all that it started.")
            private boolean full;
        }

        @Override
        JobAction action(List<String> jobs) {
            return new JobAction.Cancel(
                    jobs, Optional.ofNullable(signal), to.batch ? Whom.BATCH_SCRIPT : to.full ? Whom.ALL : Whom.STEPS);
        }
    }

    @Command(name = "hold", description = "Keep waiting jobs from starting.")
    static final class Hold extends OnJobs {
        @Option(names = "--user", description = "So that their owners may release them.")
        private boolean byUser;

        @Override
        JobAction action(List<String> jobs) {
            return new JobAction.Hold(jobs, byUser);
        }
    }

    @Command(name = "release", description = "Let held jobs start.")
    static final class Release extends OnJobs {
        @Override
        JobAction action(List<String> jobs) {
            return new JobAction.Release(jobs);
        }
    }

    @Command(name = "requeue", description = "End running batch jobs and let them wait again, from their beginning.")
    static final class Requeue extends OnJobs {
        @Option(names = "--hold", description = "Until somebody releases them.")
        private boolean held;

        @Override
        JobAction action(List<String> jobs) {
            return new JobAction.Requeue(jobs, held);
        }
    }

    @Command(name = "change", description = "Change jobs; an empty text takes a dependency or an exclusion away.")
    static final class Change extends OnJobs {
        @Option(names = "--time-limit", paramLabel = "TIME", description = "Such as 90, 1-12:00:00, UNLIMITED.")
        private @Nullable String timeLimit;

        @Option(names = "--partition", paramLabel = "NAME", description = "Only while the job waits.")
        private @Nullable String partition;

        @Option(names = "--qos", paramLabel = "NAME", description = "Quality of service.")
        private @Nullable String qos;

        @Option(names = "--nice", paramLabel = "NUMBER", description = "The higher, the later; below 0 for operators.")
        private @Nullable Integer nice;

        @Option(names = "--dependency", paramLabel = "LIST", description = "As for sbatch: afterok:12.")
        private @Nullable String dependency;

        @Option(names = "--exclude", paramLabel = "HOSTLIST", description = "Nodes that it must not run on.")
        private @Nullable String exclude;

        @Override
        JobAction action(List<String> jobs) {
            return new JobAction.Change(
                    jobs,
                    new JobChange(
                            Optional.ofNullable(timeLimit),
                            Optional.ofNullable(partition),
                            Optional.ofNullable(qos),
                            Optional.ofNullable(nice),
                            Optional.ofNullable(dependency),
                            Optional.ofNullable(exclude)));
        }
    }

    @Command(name = "top", description = "Put jobs before all others of their owner, in the order given.")
    static final class Top extends OnJobs {
        @Override
        JobAction action(List<String> jobs) {
            return new JobAction.Top(jobs);
        }
    }

    @Command(name = "suspend", description = "Stop running jobs; they keep their memory.")
    static final class Suspend extends OnJobs {
        @Override
        JobAction action(List<String> jobs) {
            return new JobAction.Suspend(jobs);
        }
    }

    @Command(name = "continue", description = "Let suspended jobs run on.")
    static final class Continue extends OnJobs {
        @Override
        JobAction action(List<String> jobs) {
            return new JobAction.Continue(jobs);
        }
    }
}
