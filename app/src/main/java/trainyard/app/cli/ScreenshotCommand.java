package trainyard.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import trainyard.app.shell.CoreClusters;
import trainyard.app.shots.Screenshots;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Preferences;

@Command(name = "screenshot", description = "Render screens to PNG files, without a display.")
final class ScreenshotCommand implements Callable<Integer> {
    @Mixin
    private ClusterChoice cluster = new ClusterChoice();

    @Option(names = "--screen", paramLabel = "NAME", description = "One screen; without it, all of them.")
    private @Nullable String screen;

    @Option(names = "--all", description = "All screens.")
    private boolean all;

    @Option(names = "--theme", paramLabel = "THEME", description = "light or dark; light without it.")
    private Theme theme = Theme.light;

    @Option(names = "--size", paramLabel = "WxH", converter = SizeConverter.class, description = "1280x800 without it.")
    private Size size = new Size(1280, 800);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Where the files go.")
    private Path folder = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var clusters = new CoreClusters(Optional.empty(), ClusterChoice.shells(), Clock.systemUTC());
        Optional<Connection> connection = cluster.connection();
        var session = connection.isPresent() ? clusters.open(connection.get()) : clusters.openDemo();
        var request = new Screenshots.Request(
                all ? Optional.empty() : Optional.ofNullable(screen),
                theme == Theme.dark ? Preferences.Theme.DARK : Preferences.Theme.LIGHT,
                size.width(),
                size.height(),
                folder);
        Screenshots.write(request, session).forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    /** Written as on the command line. */
    enum Theme {
        light,
        dark
    }

    record Size(int width, int height) {}

    static final class SizeConverter implements ITypeConverter<Size> {
        private static final Pattern FORM = Pattern.compile("(\\d{3,5})x(\\d{3,5})");

        @Override
        public Size convert(String text) {
            var match = FORM.matcher(text);
            if (!match.matches()) {
                throw new TypeConversionException("'" + text + "' is no size; write it as 1280x800");
            }
            return new Size(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
        }
    }
}
