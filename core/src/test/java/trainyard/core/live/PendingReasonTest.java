package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import trainyard.core.live.PendingReason.Who;

class PendingReasonTest {
    /** Every code that one of the three versions documents or writes. */
    static Stream<String> codes() {
        return Stream.of("22.05", "24.11", "26.05")
                .flatMap(version -> {
                    try (var text = PendingReasonTest.class.getResourceAsStream("/reasons/" + version + ".txt")) {
                        return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines();
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                })
                .filter(line -> !line.startsWith("#"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_has_a_sentence_and_a_mend(String code) {
        PendingReason reason = PendingReason.of(code);
        assertTrue(reason.isKnown(), code);
        assertEquals(code, reason.code());
        assertTrue(reason.sentence().endsWith(".") && reason.help().endsWith("."), reason.toString());
        assertFalse(reason.sentence().contains(code), reason.sentence());
    }

    @Test
    void there_are_as_many_codes_as_the_versions_have_together() {
        assertTrue(codes().count() > 215, "the tables of codes are not read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ReqNodeNotAvail, UnavailableNodes:n[1-2]; ReqNodeNotAvail; ADMIN",
                "ReqNodeNotAvail,_UnavailableNodes:n[1-2]; ReqNodeNotAvail; ADMIN",
                "ReqNodeNotAvail, May be reserved for other job; ReqNodeNotAvail; ADMIN",
                "launch failed requeued held; launch failed requeued held; ADMIN",
                "launch_failed_requeued_held; launch failed requeued held; ADMIN",
                "Nodes_required_for_job_are_DOWN,_DRAINED_or_reserved; Nodes required for job are DOWN; NOBODY",
                "JobHeldUser; JobHeldUser; USER",
                "Resources; Resources; NOBODY",
                "''; None; NOBODY",
            })
    void details_and_underscores_do_not_hide_the_code(String text, String code, Who who) {
        PendingReason reason = PendingReason.of(text);
        assertEquals(text, reason.text());
        assertEquals(code, reason.code());
        assertEquals(who, reason.who());
    }

    @Test
    void a_reason_that_no_table_has_is_shown_as_it_is() {
        PendingReason reason = PendingReason.of("MoonIsFull, wait for dawn");
        assertEquals("MoonIsFull, wait for dawn", reason.sentence());
        assertEquals(Who.UNKNOWN, reason.who());
        assertEquals("", reason.help());
        assertEquals(
                "Job_is_at_or_exceeds", PendingReason.of("Job_is_at_or_exceeds").sentence());
    }

    @ParameterizedTest
    @CsvSource({
        "AssocGrpCPURunMinutesLimit, ASSOCIATION, ALL_JOBS, cpu, RUNNING_MINUTES, GrpTRESRunMins",
        "AssocGrpGRES, ASSOCIATION, ALL_JOBS, gres, AMOUNT, GrpTRES",
        "AssocMaxJobsLimit, ASSOCIATION, USER, jobs, AMOUNT, MaxJobs",
        "AssocMaxSubmitJobLimit, ASSOCIATION, USER, submitted jobs, AMOUNT, MaxSubmit",
        "AssocMaxWallDurationPerJobLimit, ASSOCIATION, JOB, time, AMOUNT, MaxWall",
        "AssocMaxGRESPerNode, ASSOCIATION, NODE, gres, AMOUNT, MaxTRESPerNode",
        "QOSMaxGRESPerUser, QOS, USER, gres, AMOUNT, MaxTRESPU",
        "QOSMaxGRESPerJob, QOS, JOB, gres, AMOUNT, MaxTRES",
        "QOSMaxJobsPerUserLimit, QOS, USER, jobs, AMOUNT, MaxJobsPU",
        "QOSGrpJobsLimit, QOS, ALL_JOBS, jobs, AMOUNT, GrpJobs",
        "QOSGrpWallLimit, QOS, ALL_JOBS, time, AMOUNT, GrpWall",
        "QOSMaxCpuMinutesPerJobLimit, QOS, JOB, cpu, MINUTES, MaxTRESMins",
        "QOSMinGRES, QOS, LEAST, gres, AMOUNT, MinTRES",
        "MaxSubmitJobsPerAccount, QOS, ACCOUNT, submitted jobs, AMOUNT, MaxSubmitPA",
        "MaxGRESRunMinsPerUser, QOS, USER, gres, RUNNING_MINUTES, MaxTRESRunMinsPU",
    })
    void a_limits_code_tells_whose_and_where_it_stands(
            String code,
            PendingLimit.Owner owner,
            PendingLimit.Span span,
            String resource,
            PendingLimit.Measure measure,
            String column) {
        PendingLimit limit = PendingReason.of(code).limit().orElseThrow();
        assertEquals(new PendingLimit(owner, span, resource, measure), limit);
        assertEquals(column, limit.column());
    }

    @Test
    void what_only_an_admin_can_mend_is_told_apart() {
        assertEquals(Optional.of("PartitionDown"), PendingReason.forAdmin("PartitionDown"));
        assertEquals(Optional.of("launch failed requeued held"), PendingReason.forAdmin("launch_failed_requeued_held"));
        for (String other : List.of("Priority", "JobHeldUser", "QOSMaxGRESPerUser", "MoonIsFull", "")) {
            assertEquals(Optional.empty(), PendingReason.forAdmin(other));
        }
    }
}
