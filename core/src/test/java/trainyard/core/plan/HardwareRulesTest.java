package trainyard.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardwareRulesTest {
    @Test
    void a_workstations_gpu_wants_its_audio_function() throws Exception {
        String text = ExamplePlans.text("two-gpu-nodes");
        String alone = text.replaceFirst(" +- \\{pci_address: \"0000:02:00\\.1\".*\n", "");

        assertEquals(List.of(), rules(text));
        assertEquals(List.of("companion-function WARNING"), rules(alone));
        assertEquals(List.of(), rules(alone.replace("\"2684\"", "\"2330\"")));
    }

    @Test
    void a_device_is_in_one_machine_of_a_host() throws Exception {
        String text = ExamplePlans.text("two-gpu-nodes").replace("0000:02:00", "0000:01:00");

        assertEquals(List.of("passthrough-twice ERROR", "passthrough-twice ERROR"), rules(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h100 | [{gpu: 0, profile: 3g.40gb, instances: [1, 2]}] | ",
                "h100 | [{gpu: 0, profile: 3g.40gb, instances: [1]}, {gpu: 0, profile: 3g.40gb, instances: [2]}] | ",
                "h100 | [{gpu: 0, profile: 3g.40gb, instances: [1, 2, 3]}] | mig-profile ERROR",
                "h100 | [{gpu: 0, profile: 1g.5gb, instances: [7]}] | mig-profile ERROR",
                "a100 | [{gpu: 0, profile: 1g.5gb, instances: [7]}] | ",
                "a30  | [{gpu: 0, profile: 4g.24gb, instances: [0]}, {gpu: 0, profile: 1g.6gb, instances: [3]}] | mig-profile ERROR",
                "b200 | [{gpu: 0, profile: 1g.23gb, instances: [7, 8, 9, 10, 11, 12, 13]}] | ",
                "mine | [{gpu: 0, profile: 9g.1gb, instances: [0]}] | "
            })
    void a_gpu_is_cut_as_its_model_can_be(String type, String mig, String expected) throws Exception {
        String text = ExamplePlans.text("two-cpu-nodes")
                .replaceFirst("- \\{cpu_cores", "- {gpus: {type: " + type + ", mig: " + mig + "}, cpu_cores");

        assertEquals(
                expected == null ? List.of() : List.of(expected),
                rules(text).stream().filter(rule -> rule.startsWith("mig")).toList());
    }

    private static List<String> rules(String text) {
        return PlanFile.parse("cluster.yaml", text).problems().stream()
                .map(problem -> problem.rule() + " " + problem.severity())
                .toList();
    }
}
