package trainyard.core.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCommandsTest {
    private final Demo demo = Demo.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nosuch -x; 127; bash: line 1: nosuch: command not found",
                "env A=1 nosuch; 127; env: ‘nosuch’: No such file or directory",
                "squeue --nosuch; 1; squeue: unrecognized option '--nosuch'",
                "sinfo -q; 1; sinfo: invalid option -- 'q'",
                "squeue -O NoSuch; 1; squeue: error: Invalid job format specification: NoSuch",
                "sinfo -O NoSuch; 1; sinfo: error: Invalid node format specification: NoSuch",
                "squeue -j 1; 1; slurm_load_jobs error: Invalid job id specified",
                "scontrol show node gpu-999; 1; Node gpu-999 not found",
                "scontrol show job 1; 1; slurm_load_jobs error: Invalid job id specified",
                "scontrol show partition none; 1; Partition none not found",
                "scontrol update nodename=gpu-999 state=drain reason=x; 1; slurm_update error: Invalid node name specified",
                "scontrol update nodename=gpu-001 state=drain; 1; You must specify a reason when DOWNING or DRAINING a node",
                "scancel 1; 0; ''",
                "scancel -v 1; 0; scancel: Terminating job 1",
                "scancel -s USR1 1; 1; scancel: error: Kill job error on job id 1: Invalid job id specified",
                "scancel -s NOSUCH 1; 1; Unknown job signal: NOSUCH",
                "scontrol hold 1; 1; Invalid job id specified for job 1",
                "scontrol suspend 1; 1; Unexpected message received for job 1",
                "scontrol requeue 1; 1; Invalid job id specified for job 1",
                "scontrol top 1 2; 1; too many arguments for keyword:top",
                "scontrol cancel_reboot gpu-001; 1; slurm_update error: Invalid node state specified",
                "scontrol update jobid=1 nice=1; 1; Invalid job id specified for job 1",
                "sacct -o NoSuch; 1; sacct: error: Invalid field requested: \"NoSuch\"",
            })
    void failsInSlurmsWords(String line, int status, String words) {
        Answer answer = demo.answer(line);
        assertEquals(status, answer.status());
        assertTrue(answer.errors().startsWith(words), answer.errors());
        assertEquals("", answer.output());
    }

    @Test
    void drainsAndResumesANode() {
        String idle = firstNode("IDLE");
        assertEquals(
                1,
                demo.answer("scontrol update nodename=" + idle + " state=resume")
                        .status());
        demo.run("scontrol update NodeName=" + idle + " State=DRAIN Reason='bad fan'");
        String drained = demo.run("scontrol -o show node " + idle);
        assertTrue(drained.contains(" State=IDLE+DRAIN "), drained);
        assertTrue(drained.endsWith(" Reason=bad fan [root@2026-03-02T12:00:00]\n"), drained);
        demo.run("scontrol update nodename=" + idle + " state=resume");
        assertTrue(demo.run("scontrol -o show node " + idle).contains(" State=IDLE "));
    }

    @Test
    void aDrainedNodeEmptiesAndGetsNoNewJob() {
        String busy = firstNode("MIXED");
        demo.run("scontrol update nodename=" + busy + " state=drain reason=swap");
        String before = demo.run("squeue -h -w " + busy + " -o %A");
        demo.pass(Duration.ofHours(3));
        demo.run("squeue -h -w " + busy + " -o %A")
                .lines()
                .forEach(job -> assertTrue(before.contains(job), job + " started on a drained node"));
    }

    @Test
    void cancelsARunningJobWhichCompletesAndStaysListed() {
        String id = demo.run("squeue -h -t R -o %A").lines().findFirst().orElseThrow();
        demo.run("scancel " + id);
        assertEquals("COMPLETING\n", demo.run("squeue -h -j " + id + " -o %T"));
        demo.pass(Duration.ofSeconds(20));
        assertEquals("CANCELLED|0:15\n", demo.run("squeue -h -t all -j " + id + " -O 'State:|,exit_code:'"));
        demo.pass(Duration.ofSeconds(World.MIN_JOB_AGE + 10));
        assertEquals(1, demo.answer("squeue -h -t all -j " + id).status());
        assertTrue(demo.run("sacct -n -P -j " + id + " -o State").startsWith("CANCELLED by "));
    }

    @Test
    void holdsAndReleasesAWaitingJob() {
        String id = demo.run("squeue -h -t PD -o '%A|%r'")
                .lines()
                .filter(row -> row.endsWith("|Priority"))
                .map(row -> row.split("\\|")[0])
                .findFirst()
                .orElseThrow();
        demo.run("scontrol hold " + id);
        assertEquals("PENDING|JobHeldAdmin|0\n", demo.run("squeue -h -t PD -j " + id + " -o '%T|%r|%Q'"));
        demo.run("scontrol release " + id);
        assertFalse(demo.run("squeue -h -t PD -j " + id + " -o '%r|%Q'").contains("|0\n"));
    }

    @Test
    void timesFollowTheEnvironment() {
        String plain = demo.run("scontrol show config").lines().findFirst().orElseThrow();
        assertEquals("Configuration data as of 2026-03-02T12:00:00", plain);
        assertTrue(demo.run("env SLURM_TIME_FORMAT=%s scontrol show config")
                .startsWith("Configuration data as of " + Demo.NOON.getEpochSecond() + "\n"));
    }

    @Test
    void gpuIndicesOfAJobAreItsOwn() {
        String id = demo.run("squeue -h -t R -p h100 -o '%A %D %b'")
                .lines()
                .filter(row -> row.endsWith(" 1 gres/gpu:2"))
                .map(row -> row.split(" ")[0])
                .findFirst()
                .orElseThrow();
        String details = demo.run("scontrol -d show job " + id);
        assertTrue(details.contains("   JOB_GRES=gpu:2\n"), details);
        assertTrue(details.matches("(?s).* Mem=\\d+ GRES=gpu:h100:2\\(IDX:[0-7][-,][0-7]\\)\n.*"), details);
    }

    @Test
    void smallThings() {
        assertEquals("slurm-wlm 24.11.5\n", demo.run("sinfo --version"));
        assertEquals("Slurmctld(primary) at controller is UP\n", demo.run("scontrol ping"));
        assertEquals("gpu-001\ngpu-002\n", demo.run("scontrol show hostnames gpu-[001-002]"));
        assertEquals("", demo.run("true"));
        assertTrue(demo.run("scontrol show reservation").contains("State=ACTIVE"));
    }

    private String firstNode(String state) {
        return demo.run("scontrol -o show node")
                .lines()
                .filter(line -> line.contains(" State=" + state + " "))
                .map(line -> line.substring("NodeName=".length(), line.indexOf(' ')))
                .findFirst()
                .orElseThrow();
    }
}
