package trainyard.app.config.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.Attribute.Input;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.PlanDocument;
import trainyard.core.plan.edit.PlanEdit;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanText;
import trainyard.core.render.Rendering;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

/** A default that a form shows is what holds: written into the plan, it changes none of its files. */
class DefaultsTest {
    /** Of these the templates write nothing; the value is Slurm's own, as its daemons told it. */
    private static final Set<String> SLURMS_OWN =
            Set.of("limits.max_jobs", "limits.max_array_size", "limits.max_steps", "limits.max_tasks_per_node");

    /** Slurm's own as well, by slurm.conf(5): "MaxTime ... Default is UNLIMITED". */
    private static final String LONGEST = "slurm_config.max_job_time";

    private record Field(PlanPath at, Attribute attribute) {
        String name() {
            List<String> parts =
                    at.parts().stream().map(part -> ((PlanPath.Key) part).key()).toList();
            return String.join(".", parts.subList(parts.size() - 2, parts.size()));
        }

        /** What follows a semicolon holds for other versions and plans. */
        Data usual(SlurmVersion version) {
            if (name().equals("slurm_config.mpi_default") && version.atLeast(SlurmVersion.V26_05)) {
                assertTrue(attribute.usual().endsWith("none from 26.05 on"), attribute.usual());
                return Data.text("none");
            }
            String usual = attribute.usual().split(";")[0];
            return switch (attribute.input()) {
                case Input.Number _ -> Data.number(Long.parseLong(usual));
                case Input.Switch(boolean usually) -> Data.truth(usually);
                case Input.Words _ -> Data.texts(List.of(usual));
                default -> Data.text(usual);
            };
        }
    }

    private static List<Field> fields() {
        return Sections.all().stream()
                .flatMap(section -> section.groups().stream())
                .flatMap(group -> group.attributes().stream()
                        .filter(attribute -> !attribute.usual().isEmpty())
                        .map(attribute -> new Field(group.at().key(attribute.key()), attribute)))
                .toList();
    }

    private static Map<String, String> files(PlanDocument plan, SlurmVersion version) {
        var rendering = Rendering.of(plan.file("plan"), version, Templates.shipped());
        return rendering
                .bundle()
                .orElseThrow(() -> new AssertionError(plan.file("plan").lines() + " " + rendering.why()))
                .files();
    }

    private static PlanDocument plan() throws Exception {
        return PlanDocument.parse(
                PlanText.of(ExamplePlans.text("two-gpu-nodes").replace("      max_job_time: \"24:00:00\"\n", "")));
    }

    /** Lines that one has and the other has not. */
    private static List<String> differing(Map<String, String> before, Map<String, String> after) {
        var lines = new ArrayList<String>();
        for (String file : new TreeSet<>(after.keySet())) {
            List<String> old = before.getOrDefault(file, "").lines().toList();
            after.get(file).lines().filter(line -> !old.contains(line)).forEach(lines::add);
            List<String> now = after.get(file).lines().toList();
            old.stream().filter(line -> !now.contains(line)).forEach(line -> lines.add("not " + line));
        }
        return lines;
    }

    @Test
    void each_default_written_out_renders_the_same_files() throws Exception {
        for (SlurmVersion version : SlurmVersion.TESTED) {
            PlanDocument plan = plan();
            Map<String, String> before = files(plan, version);
            var changed = new TreeMap<String, List<String>>();
            for (Field field : fields()) {
                var written = plan.apply(new PlanEdit.Put(field.at(), field.usual(version)));
                List<String> lines = differing(before, files(written, version));
                if (!lines.isEmpty()) {
                    changed.put(field.name(), lines);
                }
            }
            String config = recorded(version);
            for (String known : SLURMS_OWN) {
                String line = Optional.ofNullable(changed.remove(known)).orElseThrow().stream()
                        .filter(one -> !one.startsWith("#"))
                        .findFirst()
                        .orElseThrow();
                String[] setting = line.split("=");
                assertTrue(
                        config.lines().anyMatch(told -> told.matches(setting[0] + "\\s+= " + setting[1] + "( .*)?")),
                        version + " " + line);
            }
            assertEquals(
                    1,
                    Objects.requireNonNull(changed.remove(LONGEST)).stream()
                            .filter(line -> line.contains(" MaxTime=UNLIMITED"))
                            .count());
            assertEquals(Map.of(), changed, version.release());
        }
    }

    @Test
    void a_switch_shows_the_default_that_it_stands_at() {
        for (Field field : fields()) {
            if (field.attribute().input() instanceof Input.Switch(boolean usually)) {
                assertEquals(usually ? "on" : "off", field.attribute().usual(), field.name());
            }
        }
    }

    /** What {@code scontrol show config} told of daemons whose configuration names no limits. */
    private static String recorded(SlurmVersion version) throws Exception {
        String name = "/recorded/" + version.release() + "/config.txt";
        try (var in = DefaultsTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
