package trainyard.core.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import trainyard.core.slurm.NodeState.Base;
import trainyard.core.slurm.NodeState.Flag;
import trainyard.core.slurm.NodeState.Shown;

class NodeStateTest {
    @ParameterizedTest
    @CsvSource({
        // as scontrol writes them
        "IDLE, IDLE, true",
        "ALLOCATED, ALLOCATED, true",
        "MIXED, MIXED, true",
        "DOWN, DOWN, false",
        "ERROR, DOWN, false",
        "UNKNOWN, UNKNOWN, false",
        "FUTURE, UNKNOWN, false",
        "IDLE+PLANNED, PLANNED, true",
        "MIXED+PLANNED, MIXED, true",
        "IDLE+COMPLETING, IDLE, true",
        "MIXED+COMPLETING, MIXED, true",
        "IDLE+RESERVED, IDLE, true",
        "IDLE+DYNAMIC_NORM, IDLE, true",
        "IDLE+DRAIN, DRAINED, false",
        "MIXED+DRAIN, DRAINING, false",
        "ALLOCATED+DRAIN, DRAINING, false",
        "IDLE+COMPLETING+DRAIN, DRAINING, false",
        "DOWN+DRAIN, DRAINED, false",
        "DOWN+DRAIN+NOT_RESPONDING, DRAINED, false",
        "MIXED+DRAIN+NOT_RESPONDING, NOT_RESPONDING, false",
        "IDLE+DRAIN+INVALID_REG, DRAINED, false",
        "UNKNOWN+DRAIN+INVALID_REG, DRAINED, false",
        "IDLE+FAIL, DRAINED, false",
        "ALLOCATED+FAIL, DRAINING, false",
        "DOWN+NOT_RESPONDING, DOWN, false",
        "IDLE+NOT_RESPONDING, NOT_RESPONDING, false",
        "IDLE+COMPLETING+NOT_RESPONDING, NOT_RESPONDING, false",
        "IDLE+MAINTENANCE, MAINTENANCE, false",
        "IDLE+MAINTENANCE+RESERVED, MAINTENANCE, false",
        "ALLOCATED+MAINTENANCE, ALLOCATED, true",
        "DOWN+MAINTENANCE, DOWN, false",
        "IDLE+DRAIN+MAINTENANCE, DRAINED, false",
        "IDLE+REBOOT_REQUESTED, REBOOTING, false",
        "DOWN+REBOOT_ISSUED, REBOOTING, false",
        "MIXED+DRAIN+REBOOT_REQUESTED, DRAINING, false",
        "ALLOCATED+REBOOT_REQUESTED, ALLOCATED, true",
        "IDLE+CLOUD+POWERED_DOWN, POWERED_DOWN, true",
        "IDLE+CLOUD+POWERING_DOWN, POWERED_DOWN, true",
        "ALLOCATED+CLOUD+POWERING_UP, ALLOCATED, true",
        "DOWN+CLOUD+POWERED_DOWN, DOWN, false",
        // as sinfo writes them: long, short, with marks
        "idle, IDLE, true",
        "idle*, NOT_RESPONDING, false",
        "idle~, POWERED_DOWN, true",
        "idle%, POWERED_DOWN, true",
        "idle#, IDLE, true",
        "idle!, IDLE, true",
        "idle-, PLANNED, true",
        "alloc, ALLOCATED, true",
        "allocated+, ALLOCATED, true",
        "mix, MIXED, true",
        "mixed-, MIXED, true",
        "drain, DRAINED, false",
        "drained*, DRAINED, false",
        "drng, DRAINING, false",
        "draining@, DRAINING, false",
        "draining*, NOT_RESPONDING, false",
        "down*, DOWN, false",
        "down$, DOWN, false",
        "fail, DRAINED, false",
        "failing, DRAINING, false",
        "failg*, NOT_RESPONDING, false",
        "inval, DRAINED, false",
        "maint, MAINTENANCE, false",
        "reboot^, REBOOTING, false",
        "boot, REBOOTING, false",
        "comp, IDLE, true",
        "completing*, NOT_RESPONDING, false",
        "resv, IDLE, true",
        "plnd, PLANNED, true",
        "planned, PLANNED, true",
        "perfctrs, IDLE, true",
        "unk*, NOT_RESPONDING, false",
        "futr, UNKNOWN, false",
        "powered_down, POWERED_DOWN, true",
        // what no version that we know writes
        "ASLEEP, UNKNOWN, false",
        "?, UNKNOWN, false",
        "'', UNKNOWN, false",
    })
    void every_state_has_one_word(String text, Shown shown, boolean usable) {
        NodeState state = NodeState.parse(text);
        assertEquals(shown, state.shown());
        assertEquals(usable, state.isUsable());
        assertEquals(text, state.text());
    }

    @ParameterizedTest
    @EnumSource(Flag.class)
    void every_flag_is_read(Flag flag) {
        assertEquals(Set.of(flag), NodeState.parse("IDLE+" + flag.name()).flags());
    }

    @ParameterizedTest
    @EnumSource(Base.class)
    void every_base_is_read(Base base) {
        assertEquals(base, NodeState.parse(base.name()).base());
        assertEquals(base, NodeState.parse(base.name() + "+DRAIN").base());
    }

    @ParameterizedTest
    @CsvSource({
        "*, NOT_RESPONDING",
        "~, POWERED_DOWN",
        "#, POWERING_UP",
        "!, POWER_DOWN",
        "%, POWERING_DOWN",
        "$, MAINTENANCE",
        "@, REBOOT_REQUESTED",
        "^, REBOOT_ISSUED",
        "-, PLANNED",
        "+, COMPLETING",
    })
    void every_mark_of_sinfo_is_a_flag(String mark, Flag flag) {
        assertEquals(Set.of(flag), NodeState.parse("mixed" + mark).flags());
    }

    @Test
    void flags_that_are_not_known_stay_in_the_text() {
        NodeState state = NodeState.parse("IDLE+DRAIN+GLOWING");
        assertEquals("IDLE+DRAIN+GLOWING", state.text());
        assertEquals(Set.of(Flag.DRAIN), state.flags());
    }

    @Test
    void equal_texts_are_one_object() {
        assertSame(NodeState.parse("IDLE+CLOUD"), NodeState.parse(new String("IDLE+CLOUD")));
    }

    @Test
    void words_are_for_people() {
        assertEquals("not responding", Shown.NOT_RESPONDING.word());
        assertTrue(Shown.DOWN.compareTo(Shown.IDLE) < 0);
    }
}
