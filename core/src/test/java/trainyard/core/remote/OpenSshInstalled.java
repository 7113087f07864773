package trainyard.core.remote;

import java.io.IOException;

/** Whether there is an ssh to test with; says so loudly where there is none. */
final class OpenSshInstalled {
    private OpenSshInstalled() {}

    static boolean here() {
        try {
            return new ProcessBuilder("ssh", "-V")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            System.err.println("LEFT OUT: no test of the installed OpenSSH, since there is no ssh here.");
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
