package trainyard.core.live.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.live.Recording;

/** Daemons, reservations, licences, limits and priorities, on recordings. */
class ClusterThingsTest {
    @Test
    void a_controller_that_is_down_is_told_with_its_role() {
        assertEquals(
                List.of(
                        new Daemon("slurmctld", "primary", "controller", true, ""),
                        new Daemon("slurmctld", "backup1", "ctl-2", false, "")),
                Daemon.controllers("Slurmctld(primary) at controller is UP\nSlurmctld(backup1) at ctl-2 is DOWN\n"
                        + "*****************************************\n"
                        + "** RESTORE SLURMCTLD DAEMON TO SERVICE **\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void reservations_are_read(String version) {
        List<Reservation> all = Reservation.read(new Recording(version).text("reservations"), ZoneOffset.UTC);
        assertEquals(
                List.of("maint", "course"), all.stream().map(Reservation::name).toList());
        Reservation maint = all.getFirst();
        assertEquals("compute-[01-02]", maint.nodeList());
        assertTrue(maint.flags().containsAll(List.of("MAINT", "IGNORE_JOBS")));
        assertEquals(
                Duration.ofHours(2),
                Duration.between(maint.start().orElseThrow(), maint.end().orElseThrow()));
        assertEquals("INACTIVE", maint.state());
        assertEquals(List.of("alice"), all.get(1).users());
        assertEquals(List.of(), all.get(1).accounts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void licences_are_read(String version) {
        List<Licence> all = Licence.read(new Recording(version).text("licences"));
        assertEquals(
                List.of("fluent", "matlab"), all.stream().map(Licence::name).toList());
        assertEquals(10, all.get(1).total());
        assertEquals(10, all.get(1).free());
        assertFalse(all.get(1).isRemote());
        assertEquals(List.of(), Licence.read("No licenses configured in Slurm.\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void qos_tell_their_limits(String version) {
        List<LimitSet> all = LimitSet.read(new Recording(version).text("qos"));
        assertEquals(
                List.of("normal", "tyshort"), all.stream().map(LimitSet::name).toList());
        assertEquals(Map.of(), all.getFirst().limits());
        assertEquals(
                Map.of(
                        "GrpTRES", "gres/gpu=6,node=4",
                        "MaxTRES", "gres/gpu=2",
                        "MaxWall", "00:30:00",
                        "MaxTRESPU", "cpu=8,gres/gpu=4",
                        "MaxJobsPU", "3",
                        "MaxSubmitPU", "20",
                        "MinTRES", "gres/gpu=1"),
                all.get(1).limits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void associations_are_told_apart_by_account_and_user(String version) {
        List<LimitSet> all = LimitSet.read(new Recording(version).text("associations"));
        assertEquals(
                List.of("account root", "user root in account root", "account tyteam", "user alice in account tyteam"),
                all.stream().map(LimitSet::title).toList());
        assertEquals("gres/gpu=8", all.get(2).value("GrpTRES").orElseThrow());
        assertEquals("4", all.get(3).value("MaxJobs").orElseThrow());
        assertEquals("normal,tyshort", all.get(3).value("QOS").orElseThrow());
    }

    /** 24.11 was recorded where all weights are 0. */
    @Test
    void a_priority_may_have_no_factors() {
        List<PriorityFactors> all = PriorityFactors.read(new Recording("24.11").text("priorities"));
        assertFalse(all.isEmpty());
        assertTrue(all.stream().allMatch(one -> one.total() == 1 && one.tres().isEmpty()), all.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "26.05"})
    void factors_of_a_priority_add_up(String version) {
        List<PriorityFactors> all = PriorityFactors.read(new Recording(version).text("priorities"));
        assertEquals(4, all.size()); // the second job waits in two partitions
        for (PriorityFactors one : all) {
            long sum = one.factors().entrySet().stream()
                            .mapToLong(
                                    factor -> factor.getKey().equals("nice") ? -factor.getValue() : factor.getValue())
                            .sum()
                    + one.tres().values().stream().mapToLong(Long::longValue).sum();
            assertTrue(Math.abs(sum - one.total()) <= 4, one.toString()); // each factor is rounded
        }
        assertTrue(all.stream().anyMatch(one -> one.factors().get("nice") == 5));
        assertTrue(all.stream().allMatch(one -> one.factors().get("job size") > 0));
        assertTrue(all.stream().allMatch(one -> one.tres().containsKey("cpu")));
    }
}
