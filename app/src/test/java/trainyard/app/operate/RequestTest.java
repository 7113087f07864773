package trainyard.app.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trainyard.core.operate.Operator;
import trainyard.core.remote.Command;
import trainyard.core.slurm.SlurmVersion;

class RequestTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC);

    private static Request request(Verb verb, SlurmVersion version, String... targets) {
        return new Request(verb, List.of(targets), Optional.of(version), CLOCK);
    }

    private static List<String> lines(Request request) {
        return Operator.commands(request.read().action().orElseThrow(), false).stream()
                .map(Command::line)
                .toList();
    }

    @Test
    void a_drain_needs_its_reason_and_says_so() {
        var request = request(Verb.DRAIN, SlurmVersion.V24_11, "n1", "n2");
        assertTrue(
                request.read().problem().startsWith("Give a reason"),
                request.read().problem());
        request.value(Field.REASON).set("fan 3");
        request.value(Field.RESUME_AFTER).set("8h");
        assertEquals(
                List.of("scontrol update 'nodename=n[1-2]' state=DRAIN 'reason=fan 3' ResumeAfter=28800"),
                lines(request));
    }

    @Test
    void where_slurm_ends_no_drain_its_time_is_a_reminder() {
        var request = request(Verb.DRAIN, SlurmVersion.V22_05, "n1");
        request.value(Field.REASON).set("fan");
        request.value(Field.RESUME_AFTER).set("1d");
        assertEquals(List.of("scontrol update nodename=n1 state=DRAIN reason=fan"), lines(request));
        assertEquals(Optional.of(Duration.ofDays(1)), request.read().reminder());
        var newer = request(Verb.DRAIN, SlurmVersion.V24_11, "n1");
        newer.value(Field.REASON).set("fan");
        newer.value(Field.RESUME_AFTER).set("1d");
        assertEquals(Optional.empty(), newer.read().reminder());
    }

    @Test
    void a_change_takes_what_is_filled_in_and_no_more() {
        var request = request(Verb.CHANGE, SlurmVersion.V24_11, "12");
        request.value(Field.TIME_LIMIT).set("1-00:00:00");
        request.value(Field.NICE).set("100");
        assertEquals(List.of("scontrol update jobid=12 timelimit=1-00:00:00 nice=100"), lines(request));
        request.value(Field.NICE).set("much");
        assertEquals("'much' is no whole number for nice.", request.read().problem());
    }

    @Test
    void a_signal_goes_to_whom_it_is_sent() {
        var request = request(Verb.SIGNAL, SlurmVersion.V24_11, "12");
        assertTrue(request.read().problem().startsWith("Name a signal"));
        request.value(Field.SIGNAL).set("USR1");
        request.value(Field.TO).set("the batch script");
        assertEquals(List.of("scancel -v --signal=USR1 --batch 12"), lines(request));
    }

    @Test
    void a_folded_array_is_asked_which_of_its_tasks() {
        var request = request(Verb.CANCEL, SlurmVersion.V24_11, "12_[3-9%2]");
        assertEquals(List.of(Field.TASKS), request.fields());
        assertEquals("3-9", request.value(Field.TASKS).get());
        assertTrue(request.isUntouched());
        assertEquals(List.of("scancel -v '12_[3-9]'"), lines(request));
        request.value(Field.TASKS).set("4,7-8");
        assertFalse(request.isUntouched());
        assertEquals(List.of("scancel -v '12_[4,7-8]'"), lines(request));
        request.value(Field.TASKS).set("");
        assertEquals(List.of("scancel -v 12"), lines(request));
        request.value(Field.TASKS).set("4-");
        assertTrue(
                request.read().problem().contains("'12_[4-]'"), request.read().problem());
    }

    @Test
    void tasks_are_not_asked_for_where_there_are_none_to_choose_from() {
        assertEquals(
                List.of(),
                request(Verb.CANCEL, SlurmVersion.V24_11, "12_[3-9]", "13").fields());
        assertEquals(
                List.of(), request(Verb.CANCEL, SlurmVersion.V24_11, "12_3").fields());
        assertEquals(
                List.of(), request(Verb.TOP, SlurmVersion.V24_11, "12_[3-9]").fields());
        // What squeue cut off is not offered as if it were all.
        var cut = request(Verb.HOLD, SlurmVersion.V24_11, "12_[3-9,11,...]");
        assertEquals("", cut.value(Field.TASKS).get());
        assertEquals(List.of("scontrol hold 12"), lines(cut));
    }

    @Test
    void a_node_is_powered_down_in_each_of_slurms_ways() {
        var request = request(Verb.POWER_DOWN, SlurmVersion.V24_11, "n1");
        assertEquals(List.of("scontrol update nodename=n1 state=POWER_DOWN_ASAP"), lines(request));
        request.value(Field.HOW).set(Field.HOW.choices().get(1));
        assertEquals(List.of("scontrol update nodename=n1 state=POWER_DOWN"), lines(request));
        request.value(Field.HOW).set(Field.HOW.choices().get(2));
        assertEquals(List.of("scontrol update nodename=n1 state=POWER_DOWN_FORCE"), lines(request));
    }

    @Test
    void a_step_is_called_a_step() {
        assertEquals("Cancel step 12.0", Verb.CANCEL.on(List.of("12.0")));
        assertEquals("Cancel job 12", Verb.CANCEL.on(List.of("12")));
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void every_verb_becomes_commands(Verb verb) {
        var request = request(verb, SlurmVersion.V26_05, verb.target() == Verb.Target.NODE ? "n1" : "12");
        verb.fields().stream()
                .filter(field -> field.choices().isEmpty())
                .limit(1)
                .forEach(field -> request.value(field).set(field == Field.TIME_LIMIT ? "30" : "TERM"));
        assertTrue(
                lines(request).getFirst().matches("(scontrol|scancel) .*"),
                lines(request).toString());
        assertTrue(verb.on(request.targets()).startsWith(verb.title()));
    }
}
