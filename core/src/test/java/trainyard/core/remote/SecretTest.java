package trainyard.core.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void it_is_not_printed_and_is_wiped() {
        char[] given = "open sesame".toCharArray();
        var secret = new Secret(given);
        assertArrayEquals(new char[11], given, "taken over");
        assertEquals("Secret[****]", secret.toString());
        assertEquals("open sesame", secret.use(String::new));
        secret.close();
        assertArrayEquals(new char[11], secret.copy());
    }
}
