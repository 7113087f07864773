package trainyard.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.Plan;
import trainyard.core.plan.PlanFile;
import trainyard.core.slurm.SlurmVersion;

/** The programs around jobs, as slurmd would run them: with nothing but their variables. */
class ScriptsTest {
    @TempDir
    private Path folder;

    @Test
    void slurmd_runs_the_bundles_programs_and_they_run_the_plans_own() throws Exception {
        var files = bundle("slurm_config:\n      epilog: /opt/site/epilog.sh").files();
        String slurm = text(files, "slurm/slurm.conf");
        assertTrue(
                slurm.contains("\nProlog=/etc/slurm/scripts/prolog.sh\nEpilog=/etc/slurm/scripts/epilog.sh\n"), slurm);
        assertTrue(slurm.contains("\nHealthCheckProgram=/etc/slurm/scripts/health-check.sh\n"), slurm);
        assertTrue(text(files, "slurm/scripts/epilog.sh").contains("for own in /opt/site/epilog.sh; do"));
        assertFalse(text(files, "slurm/scripts/prolog.sh").contains("for own in"));
        assertTrue(text(files, "slurm/scripts/gpu-files.txt").contains(" /dev/nvidia0"));
    }

    @Test
    void without_evidence_the_plans_own_programs_are_slurms() throws Exception {
        var files = bundle("evidence: {enabled: false}\n    slurm_config:\n      epilog: /opt/site/epilog.sh")
                .files();
        String slurm = text(files, "slurm/slurm.conf");
        assertTrue(slurm.contains("\nEpilog=/opt/site/epilog.sh\n"), slurm);
        assertFalse(slurm.contains("Prolog="), slurm);
        assertFalse(slurm.contains("HealthCheck"), slurm);
        assertTrue(files.keySet().stream().noneMatch(path -> path.startsWith("slurm/scripts/")));
        assertTrue(text(files, "inventory/group_vars/all.yml").contains("slurm_scripts: []\n"));
    }

    @Test
    void the_prolog_makes_the_folder_of_an_oci_runtimes_state() throws Exception {
        var files = bundle("evidence: {enabled: false}\n    containers: {runtime: oci}\n    slurm_config:")
                .files();
        assertTrue(text(files, "slurm/slurm.conf").contains("\nProlog=/etc/slurm/scripts/prolog.sh\n"));
        assertTrue(text(files, "slurm/scripts/prolog.sh").contains("\"/run/oci/$SLURM_JOB_UID\""));
        assertFalse(text(files, "slurm/scripts/prolog.sh").contains("trainyard-jobs"));
        assertFalse(files.containsKey("slurm/scripts/epilog.sh"));
    }

    @Test
    void what_the_plan_writes_as_a_line_of_its_own_is_not_said_twice() throws Exception {
        String slurm = text(
                bundle("slurm_config:\n      extra: [\"healthcheckprogram = /opt/site/check\"]")
                        .files(),
                "slurm/slurm.conf");
        assertFalse(slurm.contains("HealthCheckProgram="), slurm);
        assertTrue(slurm.contains("\nEpilog=/etc/slurm/scripts/epilog.sh\n"), slurm);
    }

    @Test
    void a_failed_job_leaves_its_exit_code_and_a_good_one_nothing() throws Exception {
        Path script = evidence(5, 50);
        assertEquals(0, run(script, job(7, 768, "3:0")));
        assertEquals(0, run(script, job(8, 0, "0:0")));
        assertEquals(0, run(script, job(9, 15, "0:15")));
        String failed = Files.readString(folder.resolve("kept/7/gpu-a/summary.json"));
        assertTrue(failed.contains("\"job\": 7, \"node\": \"gpu-a\""), failed);
        assertTrue(failed.contains("\"exit_code\": 3, \"signal\": 0, \"wait_status\": 768"), failed);
        assertTrue(failed.contains("\"work_dir\": \"/tmp/a \\\"b\\\"\""), failed);
        assertTrue(failed.contains("meminfo.txt"), failed);
        assertTrue(
                Files.readString(folder.resolve("kept/7/gpu-a/environment.txt")).contains("SLURM_JOB_ID=7"));
        assertTrue(Files.readString(folder.resolve("kept/9/gpu-a/summary.json"))
                .contains("\"exit_code\": 0, \"signal\": 15"));
        assertEquals(List.of("7", "9"), kept());
    }

    @Test
    void evidence_keeps_to_its_size_and_to_the_last_jobs() throws Exception {
        Path script = evidence(2, 1);
        // Less than one of the files: what comes after them is left out.
        Files.writeString(script, Files.readString(script).replace("$((1 << 20))", "300"));
        for (int id = 1; id <= 4; id++) {
            assertEquals(0, run(script, job(id, 256, "1:0")));
            Files.setLastModifiedTime(
                    folder.resolve("kept/" + id), FileTime.fromMillis(1_000_000_000_000L + id * 1000L));
        }
        assertEquals(0, run(script, job(5, 256, "1:0")));
        assertEquals(List.of("4", "5"), kept());
        Path last = folder.resolve("kept/5/gpu-a");
        assertTrue(Files.readString(last.resolve("summary.json")).contains("\"full\": true"));
        try (var files = Files.list(last)) {
            assertTrue(files.filter(file -> file.toString().endsWith(".txt"))
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    <= 300);
        }
    }

    private Path evidence(int keep, int megabytes) throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/bin/bash")) && Files.isReadable(Path.of("/proc/meminfo")),
                "written for Linux");
        var files = bundle("evidence: {folder: " + folder.resolve("kept") + ", keep: " + keep + ", size_limit_mb: "
                        + megabytes + "}\n    slurm_config:")
                .files();
        return Files.writeString(folder.resolve("evidence.sh"), text(files, "slurm/scripts/evidence.sh"));
    }

    private static Map<String, String> job(int id, int status, String pair) {
        return Map.of(
                "SLURM_JOB_ID",
                Integer.toString(id),
                "SLURM_JOB_EXIT_CODE",
                Integer.toString(status),
                "SLURM_JOB_EXIT_CODE2",
                pair,
                "SLURM_JOB_WORK_DIR",
                "/tmp/a \"b\"",
                "SLURMD_NODENAME",
                "gpu-a");
    }

    private List<String> kept() throws Exception {
        var names = new ArrayList<String>();
        try (var jobs = Files.list(folder.resolve("kept"))) {
            jobs.forEach(path -> names.add(path.getFileName().toString()));
        }
        names.sort(null);
        return names;
    }

    private static int run(Path script, Map<String, String> variables) throws Exception {
        var builder = new ProcessBuilder("/bin/bash", script.toString()).inheritIO();
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "evidence.sh does not end");
        return process.exitValue();
    }

    private static String text(Map<String, String> files, String path) {
        String text = files.get(path);
        assertTrue(text != null, () -> path + " is not among " + files.keySet());
        return text;
    }

    private static Bundle bundle(String instead) throws Exception {
        String yaml = ExamplePlans.text("two-gpu-nodes").replace("slurm_config:", instead);
        Plan plan = PlanFile.parse("plan.yaml", yaml).plan().orElseThrow();
        return Bundle.of(plan, SlurmVersion.V22_05, Templates.shipped());
    }
}
