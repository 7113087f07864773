package trainyard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.settings.SettingsFolder;

class LogFileTest {
    @TempDir
    Path home;

    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void start() {
        System.setProperty(SettingsFolder.OVERRIDE, home.resolve("settings").toString());
        context.setMDCAdapter(new LogbackMDCAdapter());
        var log = new LogFile();
        log.setContext(context);
        log.configure(context);
    }

    @AfterEach
    void stop() {
        System.clearProperty(SettingsFolder.OVERRIDE);
        context.stop();
    }

    @Test
    void the_ssh_client_does_not_cry_over_what_the_console_says_anyway() throws Exception {
        context.getLogger("net.schmizz.sshj.transport.TransportImpl")
                .error("Dying because", new IllegalStateException("host key"));
        context.getLogger("trainyard.core.live.Poller").error("refresh failed", new IllegalStateException("a bug"));
        String log = Files.readString(home.resolve("settings/logs/trainyard.log"));
        assertFalse(log.contains("Dying"), log);
        assertTrue(log.contains("a bug"), log);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobody_else_may_read_it() throws Exception {
        for (String folder : new String[] {"settings", "settings/logs"}) {
            var permissions = Files.getPosixFilePermissions(home.resolve(folder));
            assertEquals("rwx------", PosixFilePermissions.toString(permissions), folder);
        }
    }
}
