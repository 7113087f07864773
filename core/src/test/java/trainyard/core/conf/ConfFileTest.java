package trainyard.core.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfFileTest {
    @Test
    void a_line_is_its_settings_with_their_places() {
        ConfLine line = onlyLine("\n  NodeName=n[1-2]  cpus = 4\tState=UNKNOWN # two\n");

        assertEquals("[NodeName=n[1-2], cpus=4, State=UNKNOWN]", line.settings().toString());
        assertEquals(new Place("slurm.conf", 2, 3), line.head().at());
        assertEquals(new Place("slurm.conf", 2, 12), line.head().valueAt());
        assertEquals("4", line.value("CPUs").orElseThrow());
        assertEquals(
                new Place("slurm.conf", 2, 20), line.get("CPUs").orElseThrow().at());
    }

    @Test
    void a_backslash_at_the_end_joins_the_next_line_and_places_stay_those_of_the_file() {
        ConfLine line = onlyLine("PartitionName=gpu Nodes=ALL \\  \n    Default=YES \\ # why not\n MaxTime=1:00\n");

        assertEquals(
                "[PartitionName=gpu, Nodes=ALL, Default=YES, MaxTime=1:00]",
                line.settings().toString());
        assertEquals(new Place("slurm.conf", 2, 5), line.settings().get(2).at());
        assertEquals(new Place("slurm.conf", 3, 2), line.settings().get(3).at());
    }

    @Test
    void a_comment_that_ends_in_a_backslash_does_not_swallow_the_next_line() {
        assertEquals(
                "[ClusterName=one]",
                onlyLine("# see C:\\\nClusterName=one\n").settings().toString());
    }

    @Test
    void quotes_hold_spaces_and_a_backslash_makes_a_hash_plain() {
        assertEquals(
                "[Reason=bad fan]", onlyLine("Reason=\"bad fan\"").settings().toString());
        assertEquals(
                "[StoragePass=a#b]", onlyLine("StoragePass=a\\#b").settings().toString());
        assertEquals("[LogFile=]", onlyLine("LogFile=\"\"\n").settings().toString());
    }

    @Test
    void what_is_no_setting_is_a_problem_at_its_place() {
        ConfFile file = ConfFile.parse("slurm.conf", "ClusterName=a\n[singularity]\nReason=bad fan\n");

        assertEquals(
                List.of("2:1 '[singularity]' is no key=value", "3:12 'fan' after Reason is no key=value"),
                file.problems().stream()
                        .map(problem -> problem.at().line() + ":" + problem.at().column() + " " + problem.what())
                        .toList());
        assertEquals(3, file.parts().size());
    }

    @Test
    void an_include_is_known_at_the_very_start_of_a_line_only() {
        ConfFile file = ConfFile.parse("slurm.conf", "include nodes.conf\n Include other.conf\n");

        assertEquals(
                List.of(new Include("nodes.conf", new Place("slurm.conf", 1, 1))),
                file.parts().subList(0, 1));
        assertEquals(2, file.problems().getFirst().at().line());
    }

    @Test
    void yaml_is_a_line_for_each_key_named_by_its_path() {
        ConfFile file = ConfFile.parse("topology.yaml", """
                - topology: fabric
                  tree:
                    switches:
                      - switch: sw1
                        nodes: n[1-4]
                """);

        assertEquals(
                List.of(
                        "1 [[].topology=fabric]",
                        "2 [[].tree=]",
                        "3 [[].tree.switches=]",
                        "4 [[].tree.switches[].switch=sw1]",
                        "5 [[].tree.switches[].nodes=n[1-4]]"),
                file.parts().stream()
                        .map(part -> part.at().line() + " " + ((ConfLine) part).settings())
                        .toList());
        assertEquals(1, ConfFile.parse("topology.yaml", "- a: [b\n").problems().size());
    }

    @Test
    void no_text_is_too_odd() {
        var random = new Random(7);
        String alphabet = "aZ09=\\\"# \t\r\n-[],.{}:&*<";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            ConfFile file = ConfFile.parse(i % 4 == 0 ? "topology.yaml" : "slurm.conf", text.toString());
            assertEquals(text.toString(), file.text());
            for (ConfPart part : file.parts()) {
                assertTrue(part.at().line() >= 1
                        && part.at().line() <= text.toString().lines().count());
            }
        }
    }

    private static ConfLine onlyLine(String text) {
        ConfFile file = ConfFile.parse("slurm.conf", text);
        assertEquals(List.of(), file.problems());
        assertEquals(1, file.parts().size());
        return (ConfLine) file.parts().getFirst();
    }
}
