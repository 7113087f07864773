package trainyard.core.diagnose;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static trainyard.core.diagnose.LabFailures.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.Lab;

/** Failures of containers and of PyTorch in them, caused for real, and diagnosed from the job's id alone. */
@Timeout(240)
class LabContainerDiagnosisTest {
    private static final String IMAGE = "/opt/containers/torch/1.0.0/torch.sif";
    private static final String EXEC = "srun --mpi=none --label apptainer exec --bind /shared ";
    private static final String MASTER =
            "export MASTER_ADDR=$(scontrol show hostnames \"$SLURM_JOB_NODELIST\" | head -1)"
                    + " MASTER_PORT=$((20000 + SLURM_JOB_ID)) GLOO_SOCKET_IFNAME=eth0\n";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path home;

    private static LabFailures lab;

    @BeforeAll
    static void prepare() throws Exception {
        Lab.controller();
        lab = new LabFailures(home);
        boolean torch = lab.asRoot(node(), "command -v apptainer && ls " + IMAGE + " || true")
                .contains(IMAGE);
        assumeTrue(torch, "the lab has no Apptainer, or no image with PyTorch");
        lab.program("raises.py");
        lab.program("exits.py");
        lab.program("loads.py");
    }

    @AfterAll
    static void close() {
        if (lab != null) {
            lab.close();
        }
    }

    /** A job with a task on each node. */
    private static String submit(String script, String... options) throws Exception {
        var words = new ArrayList<>(List.of("--mem=600M", "--nodes=2", "--ntasks-per-node=1"));
        words.addAll(List.of(options));
        String job = lab.submit(script, words.toArray(String[]::new));
        lab.awaitAllEnded(job);
        return job;
    }

    /** Runs a program as ranks that Slurm starts. */
    private static String ranks(String program) {
        return MASTER + EXEC + IMAGE + " sh -c 'RANK=$SLURM_PROCID WORLD_SIZE=$SLURM_NTASKS exec python3 " + program
                + "'";
    }

    private static String torchrun(String program) {
        return MASTER + EXEC + IMAGE + " sh -c 'exec torchrun --nnodes=2 --nproc-per-node=1 --node-rank=$SLURM_NODEID"
                + " --rdzv-id=$SLURM_JOB_ID --rdzv-backend=c10d --rdzv-endpoint=$MASTER_ADDR:$MASTER_PORT " + program
                + "'";
    }

    @Test
    void the_image_is_not_there() throws Exception {
        String image = "/opt/containers/torch/9.9.9/torch.sif";
        String job = submit(EXEC + image + " python3 exits.py");
        lab.assertCause("container-image-path", job, "file " + image);
    }

    @Test
    void a_folder_to_bind_is_not_there() throws Exception {
        String job = submit(EXEC + "--bind /data/imagenet:/data " + IMAGE + " ls /data");
        lab.assertCause("container-bind-missing", job, "path /data/imagenet");
    }

    @Test
    void shared_memory_is_too_small() throws Exception {
        try (var _ = lab.breaking(
                node(),
                "mkdir -p /srv/small-shm && mount -t tmpfs -o size=1m,mode=1777 tmpfs /srv/small-shm",
                "umount /srv/small-shm && rmdir /srv/small-shm")) {
            String job = submit(
                    EXEC + "--bind /srv/small-shm:/dev/shm " + IMAGE + " python3 loads.py",
                    "--mem=900M",
                    "--nodes=1",
                    "--nodelist=" + node());
            lab.assertCause("shm-too-small", job);
        }
    }

    @Test
    void rank_1_raises_an_exception_while_rank_0_waits() throws Exception {
        lab.assertCause(
                "user-exception", submit(ranks("raises.py")), "rank 1", "file " + lab.folder() + "/raises.py:9");
    }

    @Test
    void rank_1_raises_an_exception_under_torchrun() throws Exception {
        lab.assertCause(
                "user-exception", submit(torchrun("raises.py")), "rank 1", "file " + lab.folder() + "/raises.py:9");
    }

    /** Nobody can know why it did: an exit code is no cause, and what its peer says is no cause either. */
    @Test
    void rank_1_ends_without_a_word() throws Exception {
        Report report = lab.assertCause(Report.UNKNOWN, submit(ranks("exits.py")));
        String told = report.summary() + report.evidence() + report.setAside() + Blames.of(report);
        assertTrue(told.contains("rank 1") || told.contains("task 1"), told);
    }

    @Test
    void the_port_of_a_rendezvous_is_taken() throws Exception {
        // slurmd listens there.
        String job = submit(
                EXEC + IMAGE
                        + " torchrun --nnodes=1 --nproc-per-node=1 --master-addr=localhost --master-port=6818 exits.py",
                "--mem=900M",
                "--nodes=1");
        lab.assertCause("port-in-use", job, "port 6818");
    }
}
