package trainyard.app.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
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
        synopsisSubcommandLabel = "COMMAND")
public final class Trainyard {
    /** In the order of the help. */
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("status", StatusCommand.class);
        COMMANDS.put("nodes", NodesCommand.class);
        COMMANDS.put("jobs", JobsCommand.class);
        COMMANDS.put("partitions", PartitionsCommand.class);
        COMMANDS.put("gpus", TruthCommand.class);
        COMMANDS.put("probe", ProbeCommand.class);
        COMMANDS.put("gpu-use", GpuUseCommand.class);
        COMMANDS.put("node", NodeCommand.class);
        COMMANDS.put("job", JobCommand.class);
        COMMANDS.put("diagnose", DiagnoseCommand.class);
        COMMANDS.put("scalarlm", ScalarLmCommand.class);
        COMMANDS.put("oumi", OumiCommand.class);
        COMMANDS.put("audit", AuditCommand.class);
        COMMANDS.put("report", ReportCommand.class);
        COMMANDS.put("plan", PlanCommand.class);
        COMMANDS.put("render", RenderCommand.class);
        COMMANDS.put("lint", LintCommand.class);
        COMMANDS.put("inventory", InventoryCommand.class);
        COMMANDS.put("provision", ProvisionCommand.class);
        COMMANDS.put("screenshot", ScreenshotCommand.class);
        COMMANDS.put("bench", BenchCommand.class);
    }

    private Trainyard() {}

    /**
     * Runs one command.
     *
     * @return the exit status: 0 for success, 1 for a failure said in a sentence, 2 for a wrong call
     */
    public static int run(String... arguments) {
        return commandLine(arguments).execute(arguments);
    }

    /** With the one command that is called: to learn of all of them takes longer than most commands. */
    static CommandLine commandLine(String... arguments) {
        var line = new CommandLine(new Trainyard());
        COMMANDS.forEach((name, command) -> {
            if (arguments.length == 0 || !COMMANDS.containsKey(arguments[0]) || name.equals(arguments[0])) {
                line.addSubcommand(name, command);
            }
        });
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
