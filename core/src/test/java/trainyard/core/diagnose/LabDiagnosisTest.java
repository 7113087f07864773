package trainyard.core.diagnose;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static trainyard.core.diagnose.LabFailures.bothNodes;
import static trainyard.core.diagnose.LabFailures.node;
import static trainyard.core.diagnose.LabFailures.otherNode;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.Lab;

/** Failures of Slurm, of nodes and of programs, caused for real, and diagnosed from the job's id alone. */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LabDiagnosisTest {
    /** A node is given up sooner, processes are given less time to end, and a partition may preempt the others. */
    private static final String CONFIGURE = """
            set -e
            cd /etc/slurm
            [ -e slurm.conf.kept ] || cp -p slurm.conf slurm.conf.kept
            sed -e 's/^SlurmdTimeout=.*/SlurmdTimeout=20/' -e 's/^KillWait=.*/KillWait=2/' slurm.conf.kept >slurm.conf
            printf '%s\\n' PreemptType=preempt/partition_prio PreemptMode=REQUEUE \
                'PartitionName=urgent Nodes=ALL DefMemPerCPU=100 PriorityTier=100 State=UP' >>slurm.conf
            """;

    private static final String RESTORE = "cd /etc/slurm && [ ! -e slurm.conf.kept ] || mv slurm.conf.kept slurm.conf";

    /** Machines of one host share its clock: two daemons are told another time. */
    private static final String AN_HOUR_AHEAD = """
            set -e
            for service in munge slurmd; do
                mkdir -p /run/systemd/system/$service.service.d
                printf '[Service]\\nEnvironment=LD_PRELOAD=%s FAKETIME=+3600s\\n' FAKE_CLOCK \
                    >/run/systemd/system/$service.service.d/clock.conf
            done
            cp -p /var/log/slurm/slurmd.log /var/log/slurm/slurmd.log.kept
            systemctl daemon-reload
            systemctl restart munge
            systemctl restart slurmd
            """.replace("FAKE_CLOCK", LabFailures.FAKE_CLOCK);

    /** Without the lines from the future, which would be among those of the next hour's jobs. */
    private static final String IN_TIME = """
            rm -f /run/systemd/system/munge.service.d/clock.conf /run/systemd/system/slurmd.service.d/clock.conf
            systemctl daemon-reload
            systemctl restart munge
            systemctl stop slurmd
            mv /var/log/slurm/slurmd.log.kept /var/log/slurm/slurmd.log
            systemctl start slurmd
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path home;

    private static LabFailures lab;
    private static String overTime;

    @BeforeAll
    static void prepare() throws Exception {
        Lab.controller();
        lab = new LabFailures(home);
        configure(CONFIGURE);
        lab.program("eat.py");
        lab.program("connect.py");
        lab.program("serve.py");
        lab.program("save.py");
        // Its minute goes by while the others fail.
        overTime = lab.submit("srun --mpi=none sleep 300", "--time=1", "--nodelist=" + otherNode());
    }

    @AfterAll
    static void restore() throws Exception {
        if (lab != null) {
            try {
                lab.controller("sh", "-c", "sudo -n scancel " + overTime + " || true");
                configure(RESTORE);
            } finally {
                lab.close();
            }
        }
    }

    private static void configure(String script) throws Exception {
        for (var machine : Lab.machines()) {
            lab.asRoot(machine.name(), script);
        }
        lab.asRoot("controller", "systemctl restart slurmctld");
        lab.eventually(
                "slurmctld answers",
                () -> lab.controller("sh", "-c", "scontrol ping 2>&1 || true").contains("is UP"));
        for (var node : Lab.computes()) {
            lab.asRoot(node.name(), "systemctl restart slurmd");
        }
        lab.allWell();
    }

    /** Where the kernel has no cgroups of version 1, Slurm 26.05 has none in the lab, and does not see such an end. */
    private static void assumeCgroups() throws Exception {
        assumeFalse(
                lab.asRoot(node(), "cat /etc/slurm/cgroup.conf").contains("CgroupPlugin=disabled"), "without cgroups");
    }

    @Test
    void a_process_takes_more_memory_than_its_step_may() throws Exception {
        assumeCgroups();
        String job = lab.submit("srun --mpi=none python3 eat.py");
        lab.awaitAllEnded(job);
        lab.assertCause("host-oom", job);
    }

    @Test
    void a_batch_script_hides_that_memory_ran_out() throws Exception {
        assumeCgroups();
        String job = lab.submit("python3 eat.py\necho done");
        lab.awaitAllEnded(job);
        lab.assertCause("host-oom", job);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void a_job_takes_longer_than_it_may() throws Exception {
        lab.awaitAllEnded(overTime);
        lab.assertCause("slurm-time-limit", overTime);
    }

    @Test
    void its_user_cancels_a_job() throws Exception {
        String job = lab.submit("srun --mpi=none sleep 300");
        lab.awaitRunning(job);
        lab.cancelAsUser(job);
        lab.awaitAllEnded(job);
        Report report = lab.assertCause("slurm-cancelled-by-user", job);
        assertTrue(Blames.of(report).contains("user alice"), report::toString);
    }

    @Test
    void another_job_preempts_a_job() throws Exception {
        String job = lab.submit("srun --mpi=none sleep 300", "--nodelist=" + node(), "--exclusive", "--no-requeue");
        lab.awaitRunning(job);
        String urgent = lab.submit("true", "--nodelist=" + node(), "--exclusive", "--partition=urgent", "--time=1");
        lab.awaitAllEnded(job);
        lab.assertCause("slurm-preempted", job);
        lab.awaitAllEnded(urgent);
    }

    @Test
    void somebody_requeues_a_job() throws Exception {
        String job = lab.submit("srun --mpi=none sleep 300", "--requeue");
        lab.awaitRunning(job);
        lab.controller("sudo", "-n", "scontrol", "requeuehold", job);
        lab.eventually(job + " waits again", () -> lab.state(job).equals("PENDING"));
        try {
            lab.assertCause("slurm-requeue", job);
        } finally {
            lab.cancel(job);
        }
    }

    @Test
    void a_node_loses_its_power_under_a_job() throws Exception {
        String job = lab.submit("srun --mpi=none sleep 300", "--nodes=2", "--ntasks=2", "--no-requeue");
        lab.awaitRunning(job);
        try (var _ = lab.withoutPower(node())) {
            lab.awaitEnd(job);
            lab.assertCause("slurm-node-fail", job, "node " + node());
        }
    }

    @Test
    void slurmd_dies_under_a_job() throws Exception {
        String job = lab.submit("srun --mpi=none sleep 300", "--nodes=2", "--ntasks=2", "--no-requeue");
        lab.awaitRunning(job);
        try (var _ = lab.breaking(
                node(),
                "kill -9 \"$(systemctl show -p MainPID --value slurmd)\"",
                "systemctl kill -s KILL slurmd; systemctl reset-failed slurmd; systemctl restart slurmd")) {
            lab.awaitEnd(job);
            lab.assertCause("slurm-node-fail", job, "node " + node());
        }
    }

    @Test
    void a_node_has_fewer_gpus_than_slurm_was_told() throws Exception {
        try (var _ = lab.breaking(
                node(),
                "cd /etc/slurm && cp -p gres.conf gres.conf.kept"
                        + " && sed 's/nvidia\\[0-3\\]/nvidia[0-1]/' gres.conf.kept >gres.conf && systemctl restart slurmd",
                "cd /etc/slurm && mv gres.conf.kept gres.conf && systemctl restart slurmd")) {
            lab.eventually(node() + " is drained", () -> lab.nodeState(node()).contains("DRAIN"));
            String job = lab.submit("hostname", "--nodelist=" + node(), "--gres=gpu:4");
            lab.eventually(job + " waits", () -> lab.reason(job).startsWith("ReqNodeNotAvail"));
            try {
                lab.assertCause("slurm-gres-mismatch", job, "node " + node());
            } finally {
                lab.cancel(job);
            }
        }
    }

    @Test
    void a_prolog_fails_on_a_node() throws Exception {
        try (var _ = lab.breaking(
                node(),
                "cd /etc/slurm/scripts && cp -p prolog.sh prolog.sh.kept"
                        + " && printf '#!/bin/sh\\necho /data is not mounted >&2\\nexit 1\\n' >prolog.sh",
                "cd /etc/slurm/scripts && mv prolog.sh.kept prolog.sh")) {
            String job = lab.submit("hostname", "--nodelist=" + node());
            lab.eventually(job + " is held", () -> lab.reason(job).contains("requeued"));
            try {
                lab.assertCause("slurm-prolog-failed", job, "node " + node());
            } finally {
                lab.cancel(job);
            }
        }
    }

    @Test
    void the_folder_of_a_jobs_output_is_not_there() throws Exception {
        String job = lab.submit("hostname", "--output=/nonexistent/logs/%j.out");
        lab.awaitAllEnded(job);
        lab.assertCause("slurm-output-path", job, "path /nonexistent/logs/" + job + ".out");
    }

    @Test
    void a_node_has_another_munge_key() throws Exception {
        try (var _ = lab.breaking(
                node(),
                "cp -p /etc/munge/munge.key /etc/munge/munge.key.kept"
                        + " && head -c 1024 /dev/urandom >/etc/munge/munge.key && systemctl restart munge",
                "mv /etc/munge/munge.key.kept /etc/munge/munge.key && systemctl restart munge slurmd")) {
            String job = lab.submit(
                    "srun --mpi=none hostname", "--nodes=2", "--ntasks=2", "--nodelist=" + bothNodes(), "--no-requeue");
            lab.awaitEnd(job);
            lab.assertCause("munge-auth", job, "node " + node());
        }
    }

    @Test
    void a_nodes_clock_is_an_hour_ahead() throws Exception {
        lab.asRoot(
                node(),
                "[ -e " + LabFailures.FAKE_CLOCK + " ] || { apt-get update -qq;"
                        + " DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 faketime >/dev/null; }");
        try (var _ = lab.breaking(node(), AN_HOUR_AHEAD, IN_TIME)) {
            String job = lab.submit(
                    "srun --mpi=none hostname", "--nodes=2", "--ntasks=2", "--nodelist=" + bothNodes(), "--no-requeue");
            lab.awaitEnd(job);
            lab.assertCause("slurm-clock-skew", job, "node " + node());
        }
    }

    @Test
    void the_name_of_the_head_node_is_not_known() throws Exception {
        String job = lab.submit(
                "export MASTER_ADDR=head-node-7 MASTER_PORT=23456\nsrun --mpi=none --label python3 connect.py",
                "--nodes=2",
                "--ntasks=2");
        lab.awaitAllEnded(job);
        lab.assertCause("hostname-resolution", job);
    }

    @Test
    void what_the_epilog_saved_is_found_where_the_plan_has_it() throws Exception {
        try (var _ = lab.breaking(
                node(),
                "sed -i.kept 's#^folder=.*#folder=/var/log/slurm/failures#' /etc/slurm/scripts/evidence.sh"
                        + " && install -d -m 0750 -o root -g slurm /var/log/slurm/failures",
                "mv /etc/slurm/scripts/evidence.sh.kept /etc/slurm/scripts/evidence.sh;"
                        + " rm -rf /var/log/slurm/failures")) {
            String job = lab.submit("exit 3", "--nodelist=" + node());
            lab.awaitAllEnded(job);
            lab.diagnose(job);
            assertTrue(Files.exists(lab.evidence(job).resolve("nodes/" + node() + "/saved/summary.json")));
        }
    }

    @Test
    void two_ranks_listen_on_one_port() throws Exception {
        String job = lab.submit(
                "srun --mpi=none --kill-on-bad-exit=1 python3 serve.py",
                "--nodes=1",
                "--ntasks=2",
                "--nodelist=" + node());
        lab.awaitAllEnded(job);
        lab.assertCause("port-in-use", job);
    }

    @Test
    void a_module_is_not_installed() throws Exception {
        lab.write("train.py", "import os\n\nimport trainlib_extras\n");
        String job = lab.submit("srun --mpi=none python3 train.py", "--nodes=2", "--ntasks=2");
        lab.awaitAllEnded(job);
        lab.assertCause("user-exception", job, "file " + lab.folder() + "/train.py:3");
    }

    @Test
    void a_disk_is_full() throws Exception {
        try (var _ = lab.breaking(
                node(),
                "mkdir -p /scratch && mount -t tmpfs -o size=4m,mode=1777 tmpfs /scratch",
                "umount /scratch && rmdir /scratch")) {
            String job = lab.submit("srun --mpi=none python3 save.py", "--nodelist=" + node());
            lab.awaitAllEnded(job);
            lab.assertCause("disk-full", job);
        }
    }

    @Test
    void a_program_may_not_be_executed() throws Exception {
        lab.write("start.sh", "#!/bin/sh\necho started\n");
        String job = lab.submit("srun --mpi=none ./start.sh", "--nodes=2", "--ntasks=2");
        lab.awaitAllEnded(job);
        lab.assertCause("user-path-missing", job);
    }
}
