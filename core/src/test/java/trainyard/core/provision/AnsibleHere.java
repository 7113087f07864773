package trainyard.core.provision;

import java.io.IOException;

/** Whether there is an Ansible to test with; says so loudly where there is none. */
final class AnsibleHere {
    static final String PYTHON = System.getProperty("os.name", "").startsWith("Linux") ? "/usr/bin/python3" : "python3";

    private AnsibleHere() {}

    static boolean isInstalled() {
        try {
            boolean here = new ProcessBuilder(PYTHON, "-c", "import ansible")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
            if (!here) {
                System.err.println("LEFT OUT: no test of a run of Ansible, since there is no Ansible here.");
            }
            return here;
        } catch (IOException missing) {
            System.err.println("LEFT OUT: no test of a run of Ansible, since there is no Python here.");
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
