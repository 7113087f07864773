package trainyard.app;

import trainyard.app.cli.Trainyard;

/** Where the program starts: a window when it is called with nothing, else one command. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(Trainyard.run(arguments));
    }
}
