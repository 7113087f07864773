package trainyard.core.diagnose.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trainyard.core.diagnose.Confidence;
import trainyard.core.diagnose.Diagnosis;
import trainyard.core.diagnose.Evidence;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.Source;
import trainyard.core.diagnose.rules.RuleBook;

/** Precedence, confidence and words, by rules made for it. */
class ReasonerTest {
    private static final RuleBook BOOK = RuleBook.of(Map.of("test.yaml", """
            causes:
              - {slug: image, title: Image, layer: container, tier: launch, owner: user, retry: after-fix, summary: s, explanation: e}
              - slug: gpu
                title: Broken GPU
                layer: gpu
                tier: hardware
                owner: operator
                retry: other-nodes
                summary: GPU {gpu}[ of {node}] broke[ in slot {device}].
                explanation: e
                blames: [gpu, node]
                masks: [crash]
                remedies:
                  - {text: 'Drain {node}.', owner: operator, command: [scontrol, update, 'NodeName={node}', State=DRAIN], action: drain}
                  - {text: Since then., owner: operator, since: '25.05'}
                  - {text: Until then., owner: operator, until: '24.05'}
              - {slug: limit, title: Limit, layer: slurm, tier: scheduler, owner: user, retry: after-fix, summary: s, explanation: e}
              - {slug: memory, title: Memory, layer: host, tier: resource, owner: user, retry: after-fix, summary: s, explanation: e, confirm: [{what: the peak, how: 'sacct -j {job}'}]}
              - {slug: crash, title: Crash, layer: user, tier: program, owner: user, retry: after-fix, summary: s, explanation: e}
              - {slug: net, title: Net, layer: fabric, tier: network, owner: user, retry: after-fix, summary: s, explanation: e}
            rules:
              - {id: image.gone, cause: image, role: initiator, weight: high, find: [no image], says: s.}
              - {id: gpu.xid, cause: gpu, role: initiator, weight: high, find: [Xid], pattern: 'Xid \\((?<gpu>[\\w:]+)\\) on (?<node>\\S+)', says: s.}
              - {id: limit.end, cause: limit, role: initiator, weight: high, find: [TIME LIMIT], says: s.}
              - {id: memory.hint, cause: memory, role: messenger, weight: low, find: [exit -9], says: s.}
              - {id: memory.killed, cause: memory, role: messenger, weight: medium, find: [was killed], says: s.}
              - {id: crash.trace, cause: crash, role: initiator, weight: medium, find: [boom], says: s.}
              - {id: net.refused, cause: net, role: initiator, weight: high, find: [refused], says: s.}
              - {id: victim.closed, role: victim, find: [closed by peer], says: The peer went., wants: [{what: the peer's log, how: look}]}
              - {id: noise.banner, role: noise, find: [OMP_NUM], says: It is always there.}
            """));

    private static Report report(String... texts) throws Exception {
        var sources = new ArrayList<Source>();
        for (String text : texts) {
            sources.add(Source.of("log" + sources.size(), text));
        }
        return new Diagnosis(BOOK).of(new Evidence(sources, List.of(), ZoneOffset.UTC, "24.11"));
    }

    private static String cause(String... texts) throws Exception {
        return report(texts).cause();
    }

    private static String at(String time, String text) {
        return "2026-02-03 10:" + time + " " + text + "\n";
    }

    @Test
    void without_times_the_deeper_explains_the_other_whatever_the_order_of_lines() throws Exception {
        assertEquals("image", cause("refused\nboom\nno image\n"));
        assertEquals("crash", cause("refused\n", "boom\n"), "ranks refuse one another once one has crashed");
    }

    @Test
    void the_earlier_explains_the_later() throws Exception {
        assertEquals("crash", cause(at("00:00", "boom") + at("05:00", "refused")));
        assertEquals("net", cause(at("05:00", "boom") + at("00:00", "refused")));
    }

    @Test
    void hardware_that_is_told_of_a_little_later_is_still_the_cause() throws Exception {
        assertEquals("gpu", cause(at("00:00", "refused"), at("00:40", "Xid (0000:a1:00) on n4")));
        assertEquals("net", cause(at("00:00", "refused"), at("30:00", "Xid (0000:a1:00) on n4")));
    }

    @Test
    void a_hint_never_beats_what_is_sure_of_itself() throws Exception {
        assertEquals("crash", cause("exit -9\nboom\n"));
        assertEquals("memory", cause("exit -9\n"));
        assertEquals(Confidence.POSSIBLE, report("exit -9\n").confidence());
    }

    @Test
    void two_sources_make_surer_than_one() throws Exception {
        assertEquals(Confidence.PROBABLE, report("was killed\nwas killed\n").confidence());
        assertEquals(
                Confidence.CONFIRMED, report("was killed\n", "was killed\n").confidence());
    }

    @Test
    void after_effects_alone_are_no_cause() throws Exception {
        Report report = report("closed by peer\nOMP_NUM\n");
        assertTrue(report.isUnknown());
        assertEquals("closed by peer", report.evidence().getFirst().text());
        assertTrue(report.missing().stream().anyMatch(missing -> missing.what().equals("the peer's log")));
        assertEquals(
                List.of("The peer went.", "It is always there."),
                report.setAside().stream().map(aside -> aside.why()).toList());
    }

    @Test
    void texts_bear_what_is_known_and_remedies_the_version() throws Exception {
        Report report = report("Xid (0000:a1:00) on n4\nclosed by peer\n");
        assertEquals("GPU 0000:a1:00 of n4 broke.", report.summary());
        assertEquals(
                "[Blamed[kind=GPU, name=0000:a1:00], Blamed[kind=NODE, name=n4]]",
                report.blamed().toString());
        assertEquals(1, report.remedies().size());
        assertEquals(
                List.of("scontrol", "update", "NodeName=n4", "State=DRAIN"),
                report.remedies().getFirst().command());
    }

    @Test
    void what_would_make_sure_is_told_where_it_is_not_sure() throws Exception {
        assertTrue(report("exit -9\n").missing().stream()
                .anyMatch(missing -> missing.what().equals("the peak")));
    }
}
