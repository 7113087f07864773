package trainyard.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "system: {overcommit_memory: 1} | ",
                "system: {overcommit_memory: 2} | memory-overcommit WARNING",
                "containers: {package: {from: url, location: 'https://a.example/b.deb'}} | unpinned-download ERROR",
                "users: [{name: a, uid: 2001}, {name: b, uid: 2001}] | people-twice ERROR",
                "users: [{name: a, uid: 2001}, {name: a, uid: 2002}] | people-twice ERROR",
                "users: [{name: a, uid: 2001}, {name: b, uid: 2002}] | ",
                "groups: [{name: a, gid: 2001}, {name: b, gid: 2001}] | people-twice ERROR",
                "'{users: [{name: a, uid: 2001}], groups: [{name: a, gid: 2001}]}' | ",
            })
    void what_cannot_be_is_told(String lines, String expected) {
        String keys =
                lines.startsWith("{") ? lines.substring(1, lines.length() - 1).replace("], ", "]\n    ") : lines;
        String text = ExamplePlans.text("two-cpu-nodes")
                .replaceFirst("(?m)^    slurm_config:", "    " + keys + "\n    slurm_config:");
        assertEquals(
                expected == null ? List.of() : List.of(expected),
                PlanFile.parse("cluster.yaml", text).problems().stream()
                        .map(problem -> problem.rule() + " " + problem.severity())
                        .toList());
    }
}
