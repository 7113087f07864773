package trainyard.app;

import trainyard.app.cli.Trainyard;
import trainyard.app.shell.ConsoleApp;

/**
 * Where the program starts: a window when it is called with nothing, else one command. Not the Application itself,
 * which the Java launcher would only start with JavaFX on the module path.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        leaveOutBouncyCastle();
        if (arguments.length > 0) {
            System.exit(Trainyard.run(arguments));
        }
        if (isWithoutDisplay()) {
            System.err.println("trainyard: there is no display (DISPLAY is not set). Log in with a desktop, or use the"
                    + " command line: trainyard --help.");
            System.exit(1);
        }
        ConsoleApp.open();
        System.exit(0);
    }

    /**
     * For the demo's SSH server, for which the JDK has all that is needed: loading Bouncy Castle takes longer than all
     * the rest of its start. MINA decides it once for the whole JVM, and so does whoever starts the JVM, not the demo.
     */
    public static void leaveOutBouncyCastle() {
        System.setProperty("org.apache.sshd.security.provider.BC.enabled", "false");
    }

    /** JavaFX needs X11, or XWayland, on Linux; without it its own message is a stack trace. */
    private static boolean isWithoutDisplay() {
        String display = System.getenv("DISPLAY");
        return System.getProperty("os.name", "").equals("Linux")
                && (display == null || display.isBlank())
                && !System.getProperty("glass.platform", "").equals("Headless");
    }
}
