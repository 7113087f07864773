package trainyard.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsFolderTest {
    private static final Path HOME = Path.of("/home/ada");

    private static String of(String system, Map<String, String> environment) {
        return SettingsFolder.of(system, HOME, environment).path().toString();
    }

    @Test
    void each_system_has_its_place() {
        assertEquals("/home/ada/.config/trainyard", of("Linux", Map.of()));
        assertEquals("/etc/ada/trainyard", of("Linux", Map.of("XDG_CONFIG_HOME", "/etc/ada")));
        assertEquals("/home/ada/Library/Application Support/Trainyard", of("Mac OS X", Map.of()));
        assertEquals("/roaming/Trainyard", of("Windows 11", Map.of("APPDATA", "/roaming")));
        assertEquals("/home/ada/AppData/Roaming/Trainyard", of("Windows 11", Map.of()));
    }

    @Test
    void a_relative_or_empty_xdg_folder_is_ignored() {
        assertEquals("/home/ada/.config/trainyard", of("Linux", Map.of("XDG_CONFIG_HOME", "here")));
        assertEquals("/home/ada/.config/trainyard", of("Linux", Map.of("XDG_CONFIG_HOME", "")));
    }

    @Test
    void the_environment_may_choose_another() {
        assertEquals("/tmp/t", of("Windows 11", Map.of("TRAINYARD_HOME", "/tmp/t", "APPDATA", "/roaming")));
    }
}
