package trainyard.app.gpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Preferences;

class ConsentTest {
    private final Connection north = Connection.of("north", "admin", "north.example", 22);
    private final Connection south = Connection.of("south", "admin", "south.example", 22);

    @Test
    void nobody_is_read_before_the_user_says_so() {
        assertFalse(Consent.isGiven(Preferences.DEFAULT, north));
    }

    @Test
    void it_is_given_for_one_cluster_and_can_be_taken_back() {
        Preferences given = Consent.with(Preferences.DEFAULT, north, true);
        assertTrue(Consent.isGiven(given, north));
        assertFalse(Consent.isGiven(given, south));
        Preferences both = Consent.with(given, south, true);
        Preferences back = Consent.with(both, north, false);
        assertFalse(Consent.isGiven(back, north));
        assertTrue(Consent.isGiven(back, south));
        assertEquals(Preferences.DEFAULT.columns(), back.columns());
    }

    @Test
    void the_same_name_on_another_host_is_another_cluster() {
        Preferences given = Consent.with(Preferences.DEFAULT, north, true);
        assertFalse(Consent.isGiven(given, Connection.of("north", "admin", "elsewhere.example", 22)));
    }
}
