package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static trainyard.core.job.RecipeField.*;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trainyard.core.Lab;
import trainyard.core.job.LabUser.Running;
import trainyard.core.job.Recipes.Combination;
import trainyard.core.job.submit.JobDoor;
import trainyard.core.job.submit.SubmitAnswer;
import trainyard.core.remote.Command;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.Connection;
import trainyard.core.slurm.Hostlist;

/** Composed jobs on real Slurm, in real containers where the lab has them. */
@Timeout(600)
class LabJobsTest {
    private static final String TORCH = "/opt/containers/torch/1.0.0/torch.sif";

    /** What each rank was given, into a file of its own. */
    private static final String TELL = "sh\n-c\nenv >\"$JOB_FOLDER/env-$RANK\"";

    @TempDir
    private static Path home;

    private static LabUser user;
    private static Set<ContainerRuntime> runtimes = Set.of();

    @BeforeAll
    static void find() throws Exception {
        Lab.controller();
        user = new LabUser(home);
        runtimes = EnumSet.of(ContainerRuntime.NONE);
        if (user.hasOnNodes("apptainer")) {
            runtimes.add(ContainerRuntime.APPTAINER);
        }
        if (runtimes.contains(ContainerRuntime.APPTAINER)) {
            LabOci.prepare();
            runtimes.add(ContainerRuntime.OCI);
            String id = LabUser.run(user.shell, "id", "-u");
            LabUser.run(user.shell, "mkdir", "-p", bundle());
            user.write(
                    bundle() + "/config.json",
                    LabUser.resource("oci-config.json").replace("@UID@", id).replace("@GID@", id));
        }
    }

    @AfterAll
    static void close() {
        if (user != null) {
            user.close();
        }
    }

    private static String bundle() {
        return user.workFolder + "/bundle";
    }

    private static boolean hasTorch() {
        return runtimes.contains(ContainerRuntime.APPTAINER);
    }

    private static Recipe recipe(RecipeKind kind, ContainerRuntime runtime, int nodes, int gpus) {
        Recipe recipe = new Combination(kind, runtime, nodes, gpus)
                .recipe()
                .with(NAME, kind.word() + "-" + runtime.word() + "-" + nodes + "-" + gpus)
                .with(WORK_FOLDER, user.workFolder)
                .with(TIME, "5");
        return switch (runtime) {
            case NONE, PYXIS -> recipe;
            case APPTAINER -> recipe.with(RecipeField.IMAGE, TORCH);
            case OCI -> recipe.with(RecipeField.IMAGE, bundle());
        };
    }

    @TestFactory
    Stream<DynamicTest> slurm_takes_what_its_nodes_can_do() {
        return Recipes.combinations().stream()
                .map(one -> DynamicTest.dynamicTest(one.toString(), () -> {
                    Recipe recipe = recipe(one.kind(), one.runtime(), one.nodes(), one.gpus());
                    SubmitAnswer answer = JobDoor.test(user.shell, Recipes.script(recipe));
                    if (one.gpus() == 8) {
                        var refused = assertInstanceOf(SubmitAnswer.Refused.class, answer, answer.sentence());
                        assertEquals(NODES, refused.field().orElseThrow(), refused.sentence());
                    } else {
                        var possible = assertInstanceOf(SubmitAnswer.Possible.class, answer, answer.sentence());
                        assertTrue(possible.start().isPresent(), possible.sentence());
                        assertFalse(possible.nodes().isEmpty());
                    }
                }));
    }

    /** All are submitted at once: most of a short job's time is waiting. */
    @TestFactory
    Stream<DynamicTest> each_rank_gets_what_the_contract_says() throws Exception {
        var jobs = new LinkedHashMap<Combination, Running>();
        for (Combination one : Recipes.combinations()) {
            boolean starts = one.kind().startsProgram() && one.gpus() < 2 && runtimes.contains(one.runtime());
            if (starts
                    && (one.kind() != RecipeKind.TORCHRUN || hasTorch())
                    && (one.kind() != RecipeKind.MPI || hasPmix())) {
                Recipe recipe = recipe(one.kind(), one.runtime(), one.nodes(), one.gpus())
                        .with(COMMAND, TELL);
                jobs.put(one, user.submit(withTorch(recipe, one)));
            }
        }
        assertFalse(jobs.isEmpty());
        return jobs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().toString(), () -> contract(entry.getKey(), entry.getValue())));
    }

    private static boolean hasPmix() throws Exception {
        return LabUser.run(user.shell, "sh", "-c", "srun --mpi=list 2>&1").contains("pmix");
    }

    /** The nodes themselves have no PyTorch; outside a container that of the image's base is taken. */
    private static Recipe withTorch(Recipe recipe, Combination one) {
        if (one.kind() != RecipeKind.TORCHRUN || one.runtime() != ContainerRuntime.NONE) {
            return recipe;
        }
        String base = "/srv/container-base/usr";
        String libraries = base + "/lib/x86_64-linux-gnu";
        return recipe.with(
                ENVIRONMENT,
                "PATH=/usr/local/bin:/usr/bin:/bin:" + base + "/bin\nPYTHONPATH=" + base
                        + "/lib/python3/dist-packages\nLD_LIBRARY_PATH=" + base + "/lib:" + libraries + ":" + libraries
                        + "/blas:"
                        + libraries + "/lapack");
    }

    private static void contract(Combination one, Running job) throws Exception {
        user.success(job);
        int ranks = job.spec().resources().ranks();
        for (int rank = 0; rank < ranks; rank++) {
            // An array's tasks have ids of their own; its first has the array's own or the next one.
            String folder = one.kind() == RecipeKind.ARRAY ? taskFolder(job) : job.folder();
            Map<String, String> env = environment(user.text(folder + "/env-" + rank));
            assertEquals(Integer.toString(rank), env.get("RANK"));
            assertEquals("0", env.get("LOCAL_RANK"));
            assertEquals(Integer.toString(ranks), env.get("WORLD_SIZE"));
            assertEquals(address(env), env.get("MASTER_ADDR"));
            int port = Integer.parseInt(env.getOrDefault("MASTER_PORT", "0"));
            assertTrue(port > 0, env.toString());
            if (one.kind() != RecipeKind.TORCHRUN) {
                // torchrun gives its ranks a port of its own choice.
                assertTrue(port >= PortRange.USUAL.first() && port <= PortRange.USUAL.last(), "port " + port);
            }
            assertEquals(one.kind() == RecipeKind.MPI, env.containsKey("PMIX_RANK"), env.toString());
            assertEquals(one.gpus() > 0, env.containsKey("CUDA_VISIBLE_DEVICES"), env.toString());
        }
    }

    private static String taskFolder(Running job) throws Exception {
        String folders = LabUser.run(
                user.shell,
                "sh",
                "-c",
                "grep -l '^SLURM_ARRAY_JOB_ID=" + job.id() + "$' "
                        + job.spec().program().outputFolder() + "/*/env-0");
        List<String> found = folders.lines().toList();
        assertEquals(2, found.size(), "both tasks ran");
        return found.getFirst().replaceFirst("/env-0$", "");
    }

    private static Map<String, String> environment(String text) {
        var env = new TreeMap<String, String>();
        text.lines()
                .filter(line -> line.contains("="))
                .forEach(line -> env.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return env;
    }

    /** Of the job's first node. */
    private static String address(Map<String, String> env) {
        String first =
                Hostlist.expand(env.getOrDefault("SLURM_JOB_NODELIST", "")).getFirst();
        return Lab.computes().stream()
                .filter(node -> node.name().equals(first))
                .map(Connection::host)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void torchrun_adds_up_over_two_nodes() throws Exception {
        assumeTrue(hasTorch(), "the lab has no Apptainer");
        user.write(user.workFolder + "/allreduce.py", LabUser.resource("allreduce.py"));
        String output = user.success(user.submit(recipe(RecipeKind.TORCHRUN, ContainerRuntime.APPTAINER, 2, 0)
                .with(COMMAND, "python3\nallreduce.py\n$(touch pwned) `touch pwned` \"'")));
        List<String> sums = output.lines().filter(line -> line.contains("sum ")).toList();
        assertEquals(2, sums.size(), output);
        for (String line : sums) {
            assertTrue(line.contains("sum 3 world 2 gpus none arguments"), line);
            assertTrue(line.contains("$(touch pwned) `touch pwned`"), line);
        }
        assertFalse(
                user.shell
                        .run(Command.of(LabUser.PATIENCE, "test", "-e", user.workFolder + "/pwned"))
                        .ok(),
                "a shell looked into an argument");
    }

    @Test
    void torchrun_with_gpus_goes_as_far_as_gpus_without_a_driver_do() throws Exception {
        assumeTrue(hasTorch(), "the lab has no Apptainer");
        user.write(user.workFolder + "/allreduce.py", LabUser.resource("allreduce.py"));
        String output = user.success(user.submit(recipe(RecipeKind.TORCHRUN, ContainerRuntime.APPTAINER, 2, 2)
                .with(COMMAND, "python3\nallreduce.py")
                .with(BACKEND, "gloo")));
        assertEquals(
                4,
                output.lines()
                        .filter(line -> line.contains("sum 10 world 4 gpus 0,1 "))
                        .count(),
                output);
    }

    @Test
    void mpi_adds_up_over_two_nodes() throws Exception {
        assumeTrue(hasTorch() && hasPmix(), "the lab has no Apptainer, or Slurm no PMIx");
        user.write(user.workFolder + "/allreduce_mpi.py", LabUser.resource("allreduce_mpi.py"));
        Running job = user.submit(
                recipe(RecipeKind.MPI, ContainerRuntime.APPTAINER, 2, 0).with(COMMAND, "python3\nallreduce_mpi.py"));
        assertTrue(user.success(job).contains("sum 3 world 2 rank 0"));
        assertEquals("sum 3 world 2 rank 1", user.text(job.folder() + "/rank-1.out"));
    }

    @Test
    void jobs_that_start_together_do_not_share_a_port_nor_take_one_that_is_taken() throws Exception {
        String node = Lab.computes().getFirst().name();
        Recipe recipe = recipe(RecipeKind.SINGLE, ContainerRuntime.NONE, 1, 0)
                .with(NODELIST, node)
                .with(MEMORY, "100M")
                .with(COMMAND, "sh\n-c\necho \"port $MASTER_PORT from $(date +%s) to $(sleep 4; date +%s)\"");
        Running before = user.submit(recipe.with(COMMAND, "true"));
        user.success(before);
        // Every port that the next jobs would begin with is taken.
        int last = Integer.parseInt(before.id());
        var taken = new ArrayList<Integer>();
        for (int next = last + 1; next <= last + 4; next++) {
            taken.add(20_000 + next * 7 % 10_000);
        }
        try (var _ = new LabListener(Lab.computes().getFirst(), taken)) {
            List<Running> jobs = List.of(user.submit(recipe), user.submit(recipe));
            var said = new ArrayList<String[]>();
            for (Running job : jobs) {
                String line = user.success(job)
                        .lines()
                        .filter(text -> text.contains("port "))
                        .findFirst()
                        .orElseThrow();
                said.add(line.replaceFirst(".*port ", "").split(" "));
            }
            assertNotEquals(said.get(0)[0], said.get(1)[0]);
            said.forEach(words -> assertFalse(taken.contains(Integer.valueOf(words[0])), words[0] + " is taken"));
            long begin = Math.max(Long.parseLong(said.get(0)[2]), Long.parseLong(said.get(1)[2]));
            long end = Math.min(Long.parseLong(said.get(0)[4]), Long.parseLong(said.get(1)[4]));
            assertTrue(begin < end, "they ran at the same time");
        }
    }

    /** The time limit itself is minutes away: what Slurm does then is done by hand. */
    @ParameterizedTest
    @CsvSource({"TORCHRUN, APPTAINER", "RANKS, NONE", "RANKS, APPTAINER"})
    void a_warning_before_the_end_reaches_the_ranks(RecipeKind kind, ContainerRuntime runtime) throws Exception {
        assumeTrue(
                runtimes.contains(runtime) && (kind != RecipeKind.TORCHRUN || hasTorch()), "the lab has no Apptainer");
        user.write(user.workFolder + "/saves.py", LabUser.resource("saves.py"));
        Running job = user.submit(recipe(kind, runtime, 2, 0)
                .with(NAME, "warned")
                .with(CHECKPOINT_SECONDS, "120")
                .with(COMMAND, "python3\nsaves.py"));
        user.awaitFiles(job.folder(), "ready-0", "ready-1");
        LabUser.run(user.shell, "scancel", "--batch", "--signal=USR1", job.id());
        String output = user.success(job);
        assertTrue(output.contains("The time limit is near"), output);
        assertEquals("saved", user.text(job.folder() + "/saved-0"));
        assertEquals("saved", user.text(job.folder() + "/saved-1"));
    }

    @Test
    void a_head_node_without_a_name_ends_the_job_at_once() throws Exception {
        Connection last = Lab.computes().getLast();
        String head = Lab.computes().getFirst().name();
        try (RemoteShell admin = LabUser.open(last)) {
            LabUser.run(
                    admin,
                    "sudo",
                    "-n",
                    "sh",
                    "-c",
                    "cp -p /etc/hosts /etc/hosts.kept; sed \"/ $1\\b/d\" /etc/hosts.kept >/etc/hosts",
                    "sh",
                    head);
            try {
                Running job = user.submit(
                        recipe(RecipeKind.RANKS, ContainerRuntime.NONE, 2, 0).with(COMMAND, "sleep\n300"));
                Instant submitted = Instant.now();
                String output = user.output(job);
                assertTrue(
                        output.contains(last.name() + " cannot resolve the name of " + head
                                + ": add it to DNS or to /etc/hosts."),
                        output);
                Duration took = Duration.between(submitted, Instant.now());
                assertTrue(took.toSeconds() < 60, "it took " + took);
            } finally {
                LabUser.run(admin, "sudo", "-n", "mv", "/etc/hosts.kept", "/etc/hosts");
            }
        }
    }
}
