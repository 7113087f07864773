package trainyard.app.config.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SentTest {
    private final Sent sent = new Sent();

    @Test
    void a_plan_older_than_what_was_sent_is_not_shown() {
        sent.arrived("1");
        sent.send("2");
        sent.send("3");
        assertEquals("3", sent.last());
        assertFalse(sent.arrived("1"));
        assertFalse(sent.arrived("2"));
        assertTrue(sent.arrived("3"));
        assertEquals("3", sent.plan());
    }

    @Test
    void a_plan_published_once_for_several_edits_is_the_newest() {
        sent.send("2");
        sent.send("3");
        assertTrue(sent.arrived("3"));
        assertEquals("3", sent.last());
    }

    @Test
    void what_changed_elsewhere_takes_the_place_of_what_was_sent() {
        sent.arrived("1");
        sent.send("2");
        assertTrue(sent.arrived("9"));
        assertEquals("9", sent.last());
    }

    @Test
    void what_did_not_come_about_is_forgotten() {
        sent.arrived("1");
        sent.send("2");
        sent.forget();
        assertEquals("1", sent.last());
        assertTrue(sent.arrived("1"));
    }
}
