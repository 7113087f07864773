package trainyard.core.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** sbatch as a recorded Slurm 24.11 answers, which enforces associations, QOS and the limits of partitions. */
class DemoSbatchTest {
    private static final String HELP = "Try \"sbatch --help\" for more information\n";

    private final Demo demo = Demo.standard();

    private static String script(String... directives) {
        return "#!/bin/bash\n" + "#SBATCH " + String.join("\n#SBATCH ", directives) + "\nsrun hostname\n";
    }

    private String submit(String... directives) {
        Answer answer = demo.answer("sbatch --parsable", script(directives));
        assertEquals("", answer.errors());
        return answer.output().strip();
    }

    private String value(String job, String key) {
        return demo.run("scontrol -o show job " + job).replaceFirst("(?s).* " + key + "=(\\S*).*", "$1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--account=nosuch; Invalid account or account/partition combination specified",
                "-A vision; Invalid account or account/partition combination specified",
                "--qos nosuch; Invalid qos specification",
                "-t 2-00:00:00 -p debug; Requested time limit is invalid (missing or exceeds some limit)",
                "--time=UNLIMITED; Requested time limit is invalid (missing or exceeds some limit)",
                "--nodes=257; Requested node configuration is not available",
                "--cpus-per-task=129; Requested node configuration is not available",
                "--nodes=256 --cpus-per-task=129; More processors requested than permitted",
                "--mem=4T; Requested node configuration is not available",
                "--gpus-per-node=9; Requested node configuration is not available",
                "--gpus-per-node=h100:1; Requested node configuration is not available",
                "-C nosuch; Invalid feature specification",
                "-C hopper; Requested node configuration is not available",
                "-w nosuch-1; Invalid node name specified",
                "-w gpu-001 -x gpu-[001-002]; Invalid node name specified",
                "-x gpu-[001-256]; Requested node configuration is not available",
                "--reservation=nosuch; Requested reservation is invalid",
                "--array=x; Invalid job array specification",
                "--array=0-1001; Invalid job array specification",
            })
    void slurmctld_refuses_in_its_words(String options, String words) {
        Answer tested = demo.answer("sbatch --test-only", script(options.split(" (?=-)")));
        assertEquals(new Answer(1, "", "allocation failure: " + words + "\n"), tested);
        Answer submitted = demo.answer("sbatch --parsable", script(options.split(" (?=-)")));
        assertEquals(1, submitted.status());
        assertEquals("", submitted.output());
        assertTrue(
                submitted.errors().endsWith("sbatch: error: Batch job submission failed: " + words + "\n"),
                submitted.errors());
    }

    @Test
    void a_line_more_tells_of_partition_and_memory() {
        assertEquals(
                "sbatch: error: invalid partition specified: nosuch\n"
                        + "allocation failure: Invalid partition name specified\n",
                demo.answer("sbatch --test-only", script("-p nosuch")).errors());
        assertEquals(
                "sbatch: error: Memory specification can not be satisfied\n"
                        + "sbatch: error: Batch job submission failed: Requested node configuration is not available\n",
                demo.answer("sbatch", script("--mem=4T")).errors());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--nosuch=1; 255; sbatch: unrecognized option '--nosuch=1'",
                "--nosuch; 255; sbatch: unrecognized option '--nosuch'",
                "-Z; 255; sbatch: invalid option -- 'Z'",
                "--nodes; 255; sbatch: option '--nodes' requires an argument",
                "-N; 255; sbatch: option requires an argument -- 'N'",
            })
    void an_unknown_option_is_named(String option, int status, String words) {
        assertEquals(new Answer(status, "", words + "\n" + HELP), demo.answer("sbatch --test-only", script(option)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--nodes=abc; 255; \"abc\" is not a valid node count",
                "--mem=abc; 255; Invalid --mem specification",
                "--time=abc; 255; Invalid --time specification",
                "--cpus-per-task=abc; 1; Invalid numeric value \"abc\" for --cpus-per-task.",
                "--gpus-per-node=abc:x; 1; Invalid Trackable RESource (TRES) specification",
            })
    void sbatch_refuses_what_is_no_value(String option, int status, String words) {
        assertEquals(
                new Answer(status, "", "sbatch: error: " + words + "\n"),
                demo.answer("sbatch --test-only", script(option)));
    }

    @Test
    void what_is_no_script_is_refused() {
        assertEquals(
                new Answer(1, "", "sbatch: error: Batch script is empty!\n"), demo.answer("sbatch --test-only", ""));
        assertEquals(
                "sbatch: error: This does not look like a batch script.  The first\n"
                        + "sbatch: error: line must start with #! followed by the path to an interpreter.\n"
                        + "sbatch: error: For instance: #!/bin/sh\n",
                demo.answer("sbatch --parsable", "hostname\n").errors());
        assertEquals(
                "sbatch: error: Batch script contains DOS line breaks (\\r\\n)\n"
                        + "sbatch: error: instead of expected UNIX line breaks (\\n).\n",
                demo.answer("sbatch --parsable", "#!/bin/sh\nhostname\r\n").errors());
    }

    @Test
    void options_end_with_the_first_command_and_the_command_line_stands_over_them() {
        String script = "#!/bin/sh\n\n# a comment\n#SBATCH --job-name='a \"b\"' -N 2 # two\n"
                + "#SBATCH --time 5\nhostname\n#SBATCH --nosuch\n";
        String id = demo.answer("sbatch --parsable --time=7", script).output().strip();
        assertEquals("a \"b\"|2|7:00\n", demo.run("squeue -h -j " + id + " -o '%j|%D|%l'"));
        assertTrue(demo.answer("sbatch", script).output().startsWith("Submitted batch job "));
    }

    @Test
    void a_job_has_what_its_script_asks_for() {
        String id = submit(
                "-p h100 -N 2 --ntasks-per-node=8 --cpus-per-task=4 --gpus-per-node=h100:8 --mem=100G -t 30",
                "--qos=high -A evals --constraint=hopper&nvlink --no-requeue --chdir=/data/run --exclusive",
                "--output=/data/run/outputs/%x-%j.out --exclude=gpu-[257-258] --open-mode=append --signal=B:USR1@60");
        assertEquals("demo(5121)", value(id, "UserId"));
        assertEquals("evals", value(id, "Account"));
        assertEquals("2-2", value(id, "NumNodes"));
        assertEquals("16", value(id, "NumTasks"));
        assertEquals("gres/gpu:h100:8", value(id, "TresPerNode"));
        assertEquals("100G", value(id, "MinMemoryNode"));
        assertEquals("hopper&nvlink", value(id, "Features"));
        assertEquals("0", value(id, "Requeue"));
        assertEquals("(null)", value(id, "Command"));
        assertEquals("/data/run/outputs/sbatch-" + id + ".out", value(id, "StdOut"));
        assertEquals("gpu-[257-258]", value(id, "ExcNodeList"));
    }

    @Test
    void a_job_waits_runs_writes_and_ends() {
        String id = submit("-p debug -t 30 --chdir=/data --output=o/%j.out");
        assertEquals("PENDING", value(id, "JobState"));
        String file = "/data/o/" + id + ".out";
        assertEquals(1, demo.answer("tail -n +1 -- " + file).status());
        passUntil(id, "RUNNING");
        demo.pass(Duration.ofSeconds(60));
        String text = demo.run("tail -n +1 -- " + file);
        assertTrue(text.contains(" job " + id + " on ") && text.contains("loss"), text);
        assertEquals(
                text.lines().skip(1).toList(),
                demo.run("tail -n +2 -- " + file).lines().toList());
        passUntil(id, "COMPLETED");
    }

    private void passUntil(String id, String state) {
        for (int step = 0; !value(id, "JobState").equals(state); step++) {
            assertTrue(step < 1_000, id + " is " + value(id, "JobState"));
            demo.pass(Duration.ofSeconds(DemoCluster.STEP));
        }
    }

    @Test
    void nodes_that_are_named_are_among_the_job_s() {
        List<String> nodes = demo.run("scontrol -o show node")
                .lines()
                .filter(line -> line.contains("Partitions=inference,debug") && line.matches(".* State=(IDLE|MIXED) .*"))
                .map(line -> line.replaceFirst("NodeName=(\\S+) .*", "$1"))
                .toList();
        String id = submit("-p debug -N 2 -c 1 --mem=1G -w " + nodes.getLast());
        passUntil(id, "RUNNING");
        String given = demo.run("scontrol show hostnames " + value(id, "NodeList"));
        assertTrue(given.lines().toList().contains(nodes.getLast()), given);
        assertEquals(2, given.lines().count());
    }

    @Test
    void an_array_s_tasks_wait_in_one_record_for_each_run_of_numbers() {
        String id = submit("--array=1-3,7,10-14:2%2 -o /data/%A_%a.out");
        assertEquals(
                List.of(id + "_[1-3%2]", id + "_[7%2]", id + "_[10%2]", id + "_[12%2]", id + "_[14%2]"),
                demo.run("squeue -h -j " + id + " -o %i").lines().sorted(LENGTH).toList());
        assertEquals("/data/" + id + "_7.out", value(id + "_7", "StdOut"));
    }

    private static final Comparator<String> LENGTH =
            Comparator.comparingInt((String text) -> Integer.parseInt(text.replaceFirst(".*\\[(\\d+).*", "$1")));

    @Test
    void a_test_says_when_and_where_and_submits_nothing() {
        String before = demo.run("squeue -h -o %A");
        Answer answer = demo.answer("sbatch --test-only", script("-p debug", "--time=5"));
        assertEquals(0, answer.status());
        assertEquals("", answer.output());
        assertTrue(
                answer.errors()
                        .matches("sbatch: Job \\d+ to start at 2026-03-\\d\\dT\\d\\d:\\d\\d:\\d\\d using 1 processors"
                                + " on nodes gpu-\\d+ in partition debug\n"),
                answer.errors());
        assertEquals(before, demo.run("squeue -h -o %A"));
        Answer whole = demo.answer("sbatch --test-only", script("-p h100 -N 150 --exclusive --gpus-per-node=8"));
        assertTrue(whole.errors().contains("using 19200 processors"), whole.errors());
        String now = demo.run("scontrol show config").replaceFirst("(?s).*data as of (\\S+).*", "$1");
        assertTrue(whole.errors().replaceFirst("(?s).* at (\\S+) .*", "$1").compareTo(now) > 0, whole.errors());
    }

    @Test
    void what_a_job_s_output_is_named_stays_in_the_demo_s_folder() {
        Path root = Path.of("/demo/sftp");
        assertEquals(Optional.of(root.resolve("data/1.out")), DemoHome.below(root, "/data/1.out"));
        for (String path : List.of("/../1.out", "/data/../../../1.out", "/", "/a\0b")) {
            assertEquals(Optional.empty(), DemoHome.below(root, path), path);
        }
    }
}
