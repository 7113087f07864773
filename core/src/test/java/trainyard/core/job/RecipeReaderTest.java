package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static trainyard.core.job.RecipeField.*;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RecipeReaderTest {
    private static final String CONTROL = "it has a NUL character, at which every program ends a text; take it out";

    private static Recipe recipe(RecipeKind kind) {
        Recipe recipe = Recipe.of(kind).with(NAME, "train").with(WORK_FOLDER, "/shared/work");
        return switch (kind) {
            case SCRIPT -> recipe.with(RUN, "true");
            case INTERACTIVE -> recipe;
            case ARRAY -> recipe.with(COMMAND, "true").with(SWEEP, "lr=1,2");
            default -> recipe.with(COMMAND, "true");
        };
    }

    private record Case(Recipe recipe, List<String> lines) {
        String name() {
            return lines + " " + recipe.values();
        }
    }

    private static Case broken(RecipeField field, String text, String... lines) {
        return broken(RecipeKind.TORCHRUN, field, text, lines);
    }

    private static Case broken(RecipeKind kind, RecipeField field, String text, String... lines) {
        return broken(recipe(kind).with(field, text), field, lines);
    }

    private static Case broken(Recipe recipe, RecipeField field, String... lines) {
        return new Case(
                recipe, Stream.of(lines).map(line -> field.key() + ": " + line).toList());
    }

    private static Recipe gpus() {
        return recipe(RecipeKind.TORCHRUN).with(GPUS_PER_NODE, "4");
    }

    private static Recipe apptainer() {
        return recipe(RecipeKind.TORCHRUN).with(RUNTIME, "apptainer").with(IMAGE, "/images/torch.sif");
    }

    private static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        new Recipe(java.util.Map.of(NAME, "x"), java.util.Map.of()),
                        List.of("recipe: error: it is missing; write one of torchrun, mpi, ranks, single, array,"
                                + " interactive, script")),
                broken(RECIPE, "torchrn", "error: there is no 'torchrn'; write torchrun"),
                broken(
                        RECIPE,
                        "slurm",
                        "error: there is no 'slurm'; write one of torchrun, mpi, ranks, single, array, interactive,"
                                + " script"),
                broken(NAME, "", "error: it is missing; give the job a name"),
                broken(
                        NAME,
                        "my job",
                        "error: 'my job' has a space, at which Slurm or the container runtime would cut it; write up to"
                                + " 64 letters, digits, and _ . - alone"),
                broken(COMMAND, "", "error: it is missing; write the program and its arguments, one a line"),
                broken(
                        COMMAND,
                        "--config=x",
                        "error: it begins with '--config=x', which what starts it would take for its own option; write"
                                + " the program first, then its arguments"),
                broken(
                        COMMAND,
                        "train\n$HOME",
                        "note: '$HOME' reaches the program as it stands: no shell replaces anything in it; write the"
                                + " value itself, where another one is meant"),
                broken(COMMAND, "train\nx\0y", "error: " + CONTROL),
                broken(RecipeKind.SCRIPT, RUN, "", "error: it is missing; write the lines that are the job"),
                broken(WORK_FOLDER, "", "error: it is missing; name a folder that all nodes see"),
                broken(WORK_FOLDER, "work", "error: 'work' is not a whole path; begin it with /"),
                broken(
                        WORK_FOLDER,
                        "~/work",
                        "error: '~/work' begins with ~, which nothing replaces here; write the whole path"),
                broken(
                        WORK_FOLDER,
                        "/my work",
                        "error: '/my work' has a space, at which Slurm or the container runtime would cut it; write a"
                                + " path of letters, digits, and _ . / + @ = - alone"),
                broken(
                        WORK_FOLDER,
                        "/it's",
                        "error: '/it's' has a quote, which would be part of the name; write a path of letters, digits,"
                                + " and _ . / + @ = - alone"),
                broken(
                        OUTPUT_FOLDER,
                        "/$(id)",
                        "error: '/$(id)' has '$', which no shell replaces here; write a path of letters, digits, and _"
                                + " . / + @ = - alone"),
                broken(
                        OUTPUT_FOLDER,
                        "/out/%j",
                        "error: '/out/%j' has '%'; write a path of letters, digits, and _ . / + @ = - alone"),
                broken(NODES, "0", "error: it is '0'; write a whole number, 1 or more"),
                broken(NODES, "two", "error: it is 'two'; write a whole number, 1 or more"),
                broken(NODES, "1000001", "error: it is '1000001'; write a whole number, 1 or more"),
                broken(GPUS_PER_NODE, "-1", "error: it is '-1'; write a whole number, 0 or more"),
                broken(GPU_TYPE, "h100", "error: a type is given, and no GPUs; write how many in gpus_per_node"),
                broken(
                        gpus().with(RANKS_PER_NODE, "8"),
                        RANKS_PER_NODE,
                        "note: 8 ranks share 4 GPUs; leave it out for one rank a GPU: NCCL refuses two ranks on one"),
                broken(CPUS_PER_RANK, "0", "error: it is '0'; write a whole number, 1 or more"),
                broken(MEMORY, "64 GB", "error: '64 GB' is no size; write such as 64G, or 0 for all that a node has"),
                broken(TIME, "soon", "error: 'soon' is no time; write minutes, 24:00:00 or 7-00:00:00"),
                broken(TIME, "0", "error: '0' is no time; write minutes, 24:00:00 or 7-00:00:00"),
                broken(
                        PARTITION,
                        "gpu, long",
                        "error: 'gpu, long' has a space, at which Slurm or the container runtime would cut it; write a"
                                + " partition, or several with commas"),
                broken(
                        ACCOUNT,
                        "`id`",
                        "error: '`id`' has '`', which no shell replaces here; write letters, digits, and _ . - alone"),
                broken(CONSTRAINT, "ib;nvme", "error: 'ib;nvme' has ';'; write features, with & | and brackets"),
                broken(
                        EXCLUDE,
                        "gpu-[1-",
                        "error: a bracket is not closed in 'gpu-[1-'; write a hostlist such as gpu-[01-04]"),
                broken(EXCLUSIVE, "maybe", "error: it is 'maybe'; write true or false"),
                broken(RUNTIME, "docker", "error: there is no 'docker'; write one of apptainer, pyxis, oci, none"),
                broken(
                        IMAGE,
                        "/x.sif",
                        "error: there is no runtime to start it; choose one in runtime, or leave the" + " image out"),
                broken(apptainer().with(IMAGE, ""), IMAGE, "error: it is missing; name what Apptainer starts"),
                broken(apptainer().with(IMAGE, "x.sif"), IMAGE, "error: 'x.sif' is not a whole path; begin it with /"),
                broken(
                        apptainer().with(IMAGE, "--bind=x://y"),
                        IMAGE,
                        "error: '--bind=x://y' has a dash at its beginning, which would make an option of it; write a"
                                + " path, or REGISTRY#IMAGE:TAG"),
                broken(
                        apptainer().with(RUNTIME, "pyxis"),
                        IMAGE,
                        "error: a .sif file is Apptainer's; name a .sqsh file, or REGISTRY#IMAGE:TAG"),
                broken(
                        apptainer().with(BINDS, "/a:/b:/c"),
                        BINDS,
                        "error: '/a:/b:/c' has another form; write /data, /data:/mnt or /data:/mnt:ro"),
                broken(apptainer().with(BINDS, "data"), BINDS, "error: 'data' is not a whole path; begin it with /"),
                broken(
                        apptainer().with(RUNTIME, "oci").with(IMAGE, "/bundle").with(BINDS, "/data"),
                        BINDS,
                        "error: what an OCI container sees stands in its bundle; add the mounts to config.json there,"
                                + " and leave this out"),
                broken(ENVIRONMENT, "NAME", "error: 'NAME' has no =; write NAME=value"),
                broken(
                        ENVIRONMENT,
                        "my-name=x",
                        "error: 'my-name' is no name; write letters, digits and _, not a digit first"),
                broken(ENVIRONMENT, "A=1\nA=2", "error: A stands there twice; keep one of them"),
                broken(ENVIRONMENT, "RANK=0", "error: RANK is what the recipe sets itself; leave it out"),
                broken(
                        ENVIRONMENT,
                        "UID=0",
                        "error: UID is a variable of the script's own shell; have the program take another"),
                broken(
                        ENVIRONMENT,
                        "step=0",
                        "error: step is a variable of the script's own shell; have the program take another"),
                broken(
                        ENVIRONMENT,
                        "A=$HOME",
                        "note: the value of A is kept as it stands: no shell replaces anything in it; write the value"
                                + " itself, where another one is meant"),
                broken(ENVIRONMENT_FILE, "secrets", "error: 'secrets' is not a whole path; begin it with /"),
                broken(BACKEND, "nccl", "error: NCCL needs GPUs, and none are asked for; choose gloo, or ask for GPUs"),
                broken(BACKEND, "mpi", "error: there is no 'mpi'; write one of auto, nccl, gloo"),
                broken(INTERFACE, "eth0,eth1", "error: 'eth0,eth1' has ','; write auto, or a name such as eth0"),
                broken(
                        INFINIBAND,
                        "mlx5_0=1",
                        "error: 'mlx5_0=1' has '='; write auto, off, or adapters such as mlx5_0,mlx5_1"),
                broken(PORTS, "29500", "error: '29500' is no range of 100 ports or more; write such as 20000-29999"),
                broken(
                        PORTS,
                        "20000-20098",
                        "error: '20000-20098' is no range of 100 ports or more; write such as 20000-29999"),
                broken(MAX_RESTARTS, "often", "error: it is 'often'; write a whole number, 0 or more"),
                broken(MIN_NODES, "2", "error: it is 2 of 1 nodes; write 1 at most"),
                broken(
                        recipe(RecipeKind.TORCHRUN).with(TIME, "60").with(CHECKPOINT_SECONDS, "59"),
                        CHECKPOINT_SECONDS,
                        "error: it is 59; write 60 to 65535 seconds: Slurm takes up to a minute to send it"),
                broken(
                        recipe(RecipeKind.TORCHRUN).with(TIME, "5").with(CHECKPOINT_SECONDS, "300"),
                        CHECKPOINT_SECONDS,
                        "error: it is before the job's beginning; write less than the time limit"),
                broken(
                        CHECKPOINT_SECONDS,
                        "60",
                        "note: it counts from the partition's own time limit, which may be none; write a time limit"),
                broken(REQUEUE, "yes", "error: it is 'yes'; write true or false"),
                broken(gpus().with(PROFILERS, "nvtop"), PROFILERS, "error: there is no 'nvtop'; write nvitop"),
                broken(PROFILERS, "nsys", "error: there is no 'nsys'; write one of py-spy, torch, nvitop"),
                broken(PROFILERS, "nvitop", "error: nvitop watches GPUs, and none are asked for; leave it out"),
                broken(RecipeKind.ARRAY, ARRAY, "all", "error: 'all' are no numbers; write such as 0-9, or 0-9%2"),
                broken(
                        RecipeKind.ARRAY,
                        ARRAY,
                        "0-7:2%4",
                        "error: there are no parameters for task 7; write 1 at most, or leave it out"),
                broken(
                        recipe(RecipeKind.ARRAY).with(SWEEP, ""),
                        ARRAY,
                        "error: there are no tasks; write their numbers, or parameters to combine"),
                broken(
                        recipe(RecipeKind.ARRAY).with(SWEEP, "").with(ARRAY, "4000001"),
                        ARRAY,
                        "error: Slurm has no task of the number 4000001; write 4000000 at most"),
                broken(RecipeKind.ARRAY, SWEEP, "lr", "error: 'lr' has no =; write NAME=value"),
                broken(
                        RecipeKind.ARRAY,
                        SWEEP,
                        "--lr=1",
                        "error: '--lr' is no name; write letters, digits and _ . -, a letter first"),
                broken(
                        RecipeKind.ARRAY,
                        SWEEP,
                        "a=" + "1,".repeat(39) + "1\nb=" + "1,".repeat(39) + "1",
                        "error: that is 1600 tasks; keep it at 1000 or fewer"),
                broken(RecipeKind.INTERACTIVE, COMMAND, "train", "note: interactive has no use for it; leave it out"));
    }

    @TestFactory
    Stream<DynamicTest> each_fault_is_told_at_its_field() {
        return cases().map(one -> DynamicTest.dynamicTest(one.name(), () -> {
            ReadRecipe read = ReadRecipe.of(one.recipe());
            assertEquals(
                    one.lines(),
                    read.problems().stream()
                            .filter(problem -> one.lines().stream()
                                    .anyMatch(line ->
                                            line.startsWith(problem.field().key() + ":")))
                            .map(RecipeProblem::line)
                            .toList());
            boolean wrong = one.lines().stream().anyMatch(line -> line.contains(": error: "));
            assertEquals(wrong, read.spec().isEmpty(), () -> read.problems().toString());
        }));
    }

    @Test
    void every_field_has_a_fault() {
        // A shell's lines are right whatever they are, and these three are words like the account.
        var apart = List.of(SETUP, QOS, RESERVATION, NODELIST);
        assertEquals(
                List.of(),
                Stream.of(RecipeField.values())
                        .filter(field -> !apart.contains(field))
                        .filter(field -> cases().noneMatch(one ->
                                one.lines().stream().anyMatch(line -> line.startsWith(field.key() + ":"))))
                        .toList());
    }

    @Test
    void secrets_are_told_by_their_names_and_what_only_looks_like_one_is_not() {
        for (String secret :
                List.of("HF_TOKEN=x", "TOKEN=x", "wandb_api_key=x", "AWS_SECRET_ACCESS_KEY=x", "PGPASSWORD=x")) {
            ReadRecipe read = ReadRecipe.of(recipe(RecipeKind.TORCHRUN).with(ENVIRONMENT, secret));
            String name = secret.replace("=x", "");
            assertEquals(
                    List.of("environment: error: " + name + " looks like a secret, and others can read a job's script;"
                            + " write it into a file with mode 600, and name that in environment_file"),
                    read.problems().stream().map(RecipeProblem::line).toList());
        }
        for (String plain : List.of("TOKENIZERS_PARALLELISM=false", "MAX_TOKENS=5", "HF_TOKEN=/home/ada/token")) {
            assertEquals(
                    List.of(),
                    ReadRecipe.of(recipe(RecipeKind.TORCHRUN).with(ENVIRONMENT, plain))
                            .problems());
        }
    }

    @Test
    void a_field_of_no_use_is_a_note_and_its_value_does_not_count() {
        for (RecipeKind kind : RecipeKind.values()) {
            for (RecipeField field : RecipeField.values()) {
                if (!field.isFor(kind)) {
                    ReadRecipe read = ReadRecipe.of(recipe(kind).with(field, "1"));
                    assertTrue(read.spec().isPresent(), () -> kind + " " + field + " " + read.problems());
                    assertEquals(
                            List.of(field),
                            read.problems().stream().map(RecipeProblem::field).toList());
                    assertEquals(ReadRecipe.of(recipe(kind)).spec(), read.spec(), kind + " " + field);
                }
            }
        }
    }

    @Test
    void what_is_not_given_has_a_sensible_value() {
        JobSpec spec = ReadRecipe.of(gpus().with(NODES, "2")).spec().orElseThrow();
        assertEquals(4, spec.resources().ranksPerNode());
        assertEquals(8, spec.resources().ranks());
        assertEquals("/shared/work/outputs", spec.program().outputFolder());
        assertTrue(spec.network().nccl());
        assertEquals(PortRange.USUAL, spec.network().ports());
        assertEquals(2, spec.survival().minNodes());
        assertEquals(
                1,
                ReadRecipe.of(recipe(RecipeKind.RANKS))
                        .spec()
                        .orElseThrow()
                        .resources()
                        .ranks());
    }

    @Test
    void a_sweep_is_every_combination_in_the_order_written() {
        JobSpec.Tasks tasks = ReadRecipe.of(recipe(RecipeKind.ARRAY).with(SWEEP, "lr=0.1, 0.01\noptim.name=adam,\"sgd"))
                .spec()
                .orElseThrow()
                .program()
                .tasks();
        assertEquals("0-3", tasks.numbers());
        assertEquals(
                List.of("--lr", "0.01", "--optim.name", "adam"),
                tasks.parameters().get(2));
        assertEquals(
                "1,3%1",
                ReadRecipe.of(recipe(RecipeKind.ARRAY).with(SWEEP, "lr=1,2,3,4").with(ARRAY, "1,3%1"))
                        .spec()
                        .orElseThrow()
                        .program()
                        .tasks()
                        .numbers());
    }

    @Test
    void binds_are_read_as_both_runtimes_take_them() {
        var binds = ReadRecipe.of(apptainer().with(BINDS, "/data/\n/scratch:/mnt\n/home/ada:/home/ada:ro"))
                .spec()
                .orElseThrow()
                .container()
                .binds();
        assertEquals(
                List.of("/data:/data", "/scratch:/mnt", "/home/ada:/home/ada:ro"),
                binds.stream().map(JobSpec.Bind::word).toList());
    }
}
