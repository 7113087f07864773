package trainyard.app.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import trainyard.core.remote.RemoteException;
import trainyard.core.render.RenderException;

/** The program {@code trainyard} as a command. */
@Command(
        name = "trainyard",
        description = "A console for Slurm GPU clusters. Without a command it opens the window.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StatusCommand.class,
            NodesCommand.class,
            JobsCommand.class,
            PartitionsCommand.class,
            TruthCommand.class,
            ProbeCommand.class,
            GpuUseCommand.class,
            NodeCommand.class,
            JobCommand.class,
            AuditCommand.class,
            ReportCommand.class,
            PlanCommand.class,
            RenderCommand.class,
            LintCommand.class,
            InventoryCommand.class,
            ScreenshotCommand.class,
            BenchCommand.class
        })
public final class Trainyard {
    private Trainyard() {}

    /**
     * Runs one command.
     *
     * @return the exit status: 0 for success, 1 for a failure said in a sentence, 2 for a wrong call
     */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Trainyard());
        line.setExecutionExceptionHandler((failure, command, _) -> {
            String sentence = sentence(failure);
            PrintWriter errors = command.getErr();
            errors.println("trainyard: " + sentence);
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }

    private static String sentence(Exception failure) {
        return switch (failure) {
            case RemoteException remote -> remote.problem().sentence();
            case RenderException render -> render.sentence();
            case FileSystemException file -> file.getFile() + " cannot be read or written: " + reason(file) + ".";
            case UncheckedIOException io -> String.valueOf(io.getMessage());
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }

    /** Java's own kinds of failure say nothing in words but by their class. */
    private static String reason(FileSystemException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "access is denied";
            case NoSuchFileException _ -> "there is no such file or folder";
            case FileAlreadyExistsException _ -> "something else stands there";
            default -> failure.getReason() == null ? "the system refused" : failure.getReason();
        };
    }
}
