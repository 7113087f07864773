package trainyard.core.job.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.job.ContainerRuntime;
import trainyard.core.job.JobSite;
import trainyard.core.job.JobSpec;
import trainyard.core.job.ReadRecipe;
import trainyard.core.job.Recipe;
import trainyard.core.job.RecipeField;
import trainyard.core.job.RecipeKind;
import trainyard.core.job.Recipes;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.live.output.FollowedFile;
import trainyard.core.live.output.Following;
import trainyard.core.operate.AuditedShell;
import trainyard.core.operate.NotAllowedException;
import trainyard.core.remote.Command;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.AuditEntry;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.SettingsFolder;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.TimeLimit;

/**
 * The way of a job to every cluster, real or not. What became of it is looked up with Slurm's own commands, not with the
 * console's parsers.
 */
@Timeout(180)
public abstract class SubmitContract {
    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    protected Path home;

    protected RemoteShell shell;
    private AuditLog audit;
    private final List<String> jobs = new ArrayList<>();

    protected abstract RemoteShell open() throws Exception;

    /** One that may submit. */
    protected abstract Connection connection();

    /** A folder that all nodes see, where the user may write. */
    protected abstract String workFolder();

    /** Until the next look at a cluster that changes by itself. */
    protected abstract void passTime();

    /** After the connection is closed. */
    protected abstract void stop();

    @BeforeEach
    final void connect() throws Exception {
        shell = open();
        audit = AuditLog.in(new SettingsFolder(home));
    }

    @AfterEach
    final void disconnect() throws Exception {
        if (shell != null) {
            try {
                for (String job : jobs) {
                    slurm("scancel", job);
                }
            } finally {
                shell.close();
                stop();
            }
        }
    }

    private String slurm(String... words) throws Exception {
        return shell.run(Command.of(PATIENCE, words)).orFail().text().strip();
    }

    private void eventually(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                fail("did not come about within " + PATIENCE + ": " + what);
            }
            passTime();
        }
    }

    /** A value of {@code scontrol show}; empty where the record has no such key. */
    private String value(String kind, String name, String key) throws Exception {
        String record = slurm("scontrol", "-o", "show", kind, name);
        var match = Pattern.compile("(?:^| )" + key + "=(.*?)(?= [A-Za-z:/]+=|$)")
                .matcher(record.lines().findFirst().orElse(""));
        return match.find() ? match.group(1).strip() : "";
    }

    private boolean isConfigured(String key, String value) throws Exception {
        return Pattern.compile("(?m)^" + key + " *= *(.*,)?" + value + "(,|$)")
                .matcher(slurm("scontrol", "show", "config"))
                .find();
    }

    protected final AuditedShell acts() {
        return new AuditedShell(shell, connection(), audit, InstantSource.system());
    }

    private JobSite site() throws Exception {
        try (var poller = new Poller(shell, Clock.systemUTC(), Pace.GENTLE)) {
            return new SiteReader(shell).read(poller.once());
        }
    }

    /** On one node of the default partition, with little of it. */
    private Recipe small(String... command) {
        return Recipe.of(RecipeKind.SINGLE)
                .with(RecipeField.NAME, "contract")
                .with(RecipeField.WORK_FOLDER, workFolder())
                .with(RecipeField.MEMORY, "100M")
                .with(RecipeField.TIME, "5")
                .with(RecipeField.COMMAND, String.join("\n", command));
    }

    private Recipe twoNodes() {
        return small("sleep", "60")
                .with(RecipeField.RECIPE, RecipeKind.RANKS.word())
                .with(RecipeField.NODES, "2");
    }

    private static JobSpec spec(Recipe recipe) {
        ReadRecipe read = ReadRecipe.of(recipe);
        return read.spec().orElseThrow(() -> new AssertionError(read.problems()));
    }

    private SubmitAnswer test(Recipe recipe) throws Exception {
        return JobDoor.test(shell, Recipes.script(recipe));
    }

    private SubmitAnswer submitted(Recipe recipe) throws Exception {
        SubmitAnswer answer = JobDoor.submit(acts(), spec(recipe), Recipes.script(recipe));
        if (answer instanceof SubmitAnswer.Submitted(String id)) {
            jobs.add(id);
        }
        return answer;
    }

    protected final String submit(Recipe recipe) throws Exception {
        SubmitAnswer answer = submitted(recipe);
        return assertInstanceOf(SubmitAnswer.Submitted.class, answer, answer.sentence())
                .id();
    }

    private void possible(Recipe recipe) throws Exception {
        SubmitAnswer answer = test(recipe);
        var possible = assertInstanceOf(SubmitAnswer.Possible.class, answer, answer.sentence());
        assertTrue(possible.start().isPresent(), possible.sentence());
        String partition = recipe.text(RecipeField.PARTITION);
        assertEquals(partition.isEmpty() ? defaultPartition() : partition, possible.partition());
        int nodes = spec(recipe).resources().nodes();
        assertEquals(nodes, Hostlist.expand(possible.nodes()).size(), possible.sentence());
    }

    /** By a test and by a submission alike, and nothing waits afterwards. */
    private void refused(Recipe recipe, RecipeField... fields) throws Exception {
        Recipe named = recipe.with(RecipeField.NAME, "refused");
        for (SubmitAnswer answer : List.of(test(named), submitted(named))) {
            var refused = assertInstanceOf(SubmitAnswer.Refused.class, answer, answer.sentence());
            assertTrue(
                    refused.field().filter(Set.of(fields)::contains).isPresent(),
                    refused.field() + ": " + refused.sentence());
        }
        assertFalse(slurm("squeue", "-h", "-o", "%j").lines().anyMatch("refused"::equals));
    }

    private String defaultPartition() throws Exception {
        return slurm("sinfo", "-h", "-o", "%P")
                .lines()
                .filter(name -> name.endsWith("*"))
                .map(name -> name.replace("*", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_site_has_what_a_recipe_is_checked_against() throws Exception {
        JobSite site = site();
        assertEquals(
                slurm("sinfo", "-h", "-o", "%R").lines().distinct().sorted().toList(),
                site.partitions().stream().map(JobSite.Part::name).sorted().toList());
        for (JobSite.Part part : site.partitions()) {
            assertEquals(part.name().equals(defaultPartition()), part.isDefault(), part.name());
            assertEquals(value("partition", part.name(), "TotalNodes"), Integer.toString(part.nodes()));
            int cpus = part.shapes().stream()
                    .mapToInt(shape -> shape.count() * shape.cpus())
                    .sum();
            assertEquals(value("partition", part.name(), "TotalCPUs"), Integer.toString(cpus));
            assertEquals(
                    value("partition", part.name(), "MaxTime"),
                    part.maxTime().map(TimeLimit::format).orElse("UNLIMITED"));
            assertTrue(part.shapes().stream().allMatch(shape -> shape.gpus("") > 0 && shape.memoryMb() > 0));
        }
        assertTrue(site.mpiTypes().orElseThrow().containsAll(Set.of("none", "pmix")), "" + site.mpiTypes());
        assertTrue(site.runtimes().orElseThrow().contains(ContainerRuntime.NONE));
    }

    /** Where Slurm enforces no associations, any account may be named: then none is refused. */
    @Test
    void accounts_and_qos_are_those_of_this_user() throws Exception {
        JobSite site = site();
        String id = submit(small("true"));
        String account = value("job", id, "Account");
        assertEquals(
                isConfigured("AccountingStorageEnforce", "associations"),
                site.accounts().isPresent());
        if (site.accounts().isPresent()) {
            assertTrue(site.accounts().get().contains(account), account + " is not in " + site.accounts());
            assertTrue(site.qos().orElseThrow().contains(value("job", id, "QOS")), "" + site.qos());
            for (String other : site.accounts().get()) {
                possible(small("true").with(RecipeField.ACCOUNT, other));
            }
        }
    }

    @Test
    void slurm_says_when_and_where_a_recipe_would_start() throws Exception {
        possible(small("true"));
        possible(twoNodes());
        for (JobSite.Part part : site().partitions()) {
            possible(small("true").with(RecipeField.PARTITION, part.name()).with(RecipeField.GPUS_PER_NODE, "1"));
        }
    }

    @Test
    void a_refusal_is_about_its_field() throws Exception {
        refused(small("true").with(RecipeField.PARTITION, "nosuch"), RecipeField.PARTITION);
        tooManyNodes(twoNodes().with(RecipeField.NODES, "9999").with(RecipeField.NAME, "refused"));
        refused(small("true").with(RecipeField.MEMORY, "900T"), RecipeField.MEMORY, RecipeField.NODES);
        refused(small("true").with(RecipeField.GPUS_PER_NODE, "99"), RecipeField.NODES);
        refused(small("true").with(RecipeField.CONSTRAINT, "nosuch"), RecipeField.CONSTRAINT);
        refused(small("true").with(RecipeField.NODELIST, "nosuch-1"), RecipeField.NODELIST);
        refused(small("true").with(RecipeField.RESERVATION, "nosuch"), RecipeField.RESERVATION);
    }

    /** 22.05 refuses it in a test, and takes it all the same where no limits of partitions are enforced: it waits for ever. */
    private void tooManyNodes(Recipe recipe) throws Exception {
        var tested = assertInstanceOf(SubmitAnswer.Refused.class, test(recipe));
        assertEquals(Optional.of(RecipeField.NODES), tested.field(), tested.sentence());
        if (submitted(recipe) instanceof SubmitAnswer.Submitted(String id)) {
            slurm("scancel", id);
            assertTrue(slurm("sinfo", "--version").contains(" 22.05."), "only 22.05 takes it");
        }
    }

    /** Slurm takes any account, and lets a job wait for ever that asks for too long, unless it is told to enforce. */
    @Test
    void what_is_enforced_is_refused() throws Exception {
        JobSite.Part shortest = site().partitions().stream()
                .filter(part -> part.maxTime().isPresent())
                .min(Comparator.comparing(part -> part.maxTime().orElseThrow()))
                .orElseThrow();
        Recipe tooLong = small("true")
                .with(RecipeField.PARTITION, shortest.name())
                .with(
                        RecipeField.TIME,
                        TimeLimit.format(shortest.maxTime().orElseThrow().plusMinutes(1)));
        enforced(!isConfigured("EnforcePartLimits", "NO"), tooLong, RecipeField.TIME);
        enforced(
                isConfigured("AccountingStorageEnforce", "associations"),
                small("true").with(RecipeField.ACCOUNT, "nosuch"),
                RecipeField.ACCOUNT);
        enforced(
                isConfigured("AccountingStorageEnforce", "qos"),
                small("true").with(RecipeField.QOS, "nosuch"),
                RecipeField.QOS);
    }

    private void enforced(boolean refuses, Recipe recipe, RecipeField field) throws Exception {
        if (refuses) {
            refused(recipe, field);
        } else {
            possible(recipe);
        }
    }

    @Test
    void a_submitted_job_is_what_was_composed_and_can_be_cancelled() throws Exception {
        String id = submit(twoNodes().with(RecipeField.TIME, "00:07:00"));
        assertEquals("contract", value("job", id, "JobName"));
        assertEquals(defaultPartition(), value("job", id, "Partition"));
        assertEquals("00:07:00", value("job", id, "TimeLimit"));
        assertTrue(value("job", id, "NumNodes").matches("2(-2)?"), value("job", id, "NumNodes"));
        assertEquals(workFolder(), value("job", id, "WorkDir"));
        assertEquals(workFolder() + "/outputs/" + id + ".out", value("job", id, "StdOut"));
        assertEquals(
                slurm("id", "-un") + "|contract|2|" + defaultPartition(),
                slurm("squeue", "-h", "-j", id, "-o", "%u|%j|%D|%P"));
        slurm("scancel", id);
        eventually(id + " is cancelled", () -> value("job", id, "JobState").equals("CANCELLED"));
        JobEnd end = JobEnd.await(shell, id);
        assertEquals(JobState.Phase.CANCELLED, end.state().phase());
        assertFalse(end.isSuccess());
    }

    @Test
    void a_job_ends_and_leaves_an_output() throws Exception {
        String id = submit(small("echo", "it's $HOME"));
        String file = workFolder() + "/outputs/" + id + ".out";
        eventually(id + " has ended", () -> value("job", id, "JobState").equals("COMPLETED"));
        assertEquals(new JobEnd(JobState.parse("COMPLETED"), 0), JobEnd.await(shell, id));
        assertFalse(slurm("tail", "-n", "+1", "--", file).isEmpty());
        try (var following = new Following(shell, file, FollowedFile.ALL)) {
            following.await(() -> !following.texts().isEmpty());
        }
    }

    @Test
    void each_task_of_an_array_has_its_number() throws Exception {
        String id = submit(small("sleep", "60")
                .with(RecipeField.RECIPE, RecipeKind.ARRAY.word())
                .with(RecipeField.ARRAY, "2-3"));
        for (String task : List.of(id + "_2", id + "_3")) {
            assertEquals(id, value("job", task, "ArrayJobId"));
            assertEquals("contract", value("job", task, "JobName"));
        }
        slurm("scancel", id + "_3");
        eventually("one task is left", () -> tasks(id).equals(List.of(id + "_2")));
        assertEquals(
                JobState.Phase.UNKNOWN, JobEnd.await(shell, id + "_9").state().phase());
    }

    private List<String> tasks(String array) throws Exception {
        return slurm("squeue", "-h", "-j", array, "-o", "%i")
                .lines()
                .flatMap(ids -> Hostlist.expand(ids).stream())
                .toList();
    }

    @Test
    void what_was_done_is_in_the_audit_log() throws Exception {
        String id = submit(small("true"));
        List<AuditEntry> entries = audit.latest(10, List.of());
        assertEquals(
                List.of("submit", "make folders"),
                entries.stream().map(AuditEntry::action).toList());
        assertEquals(List.of("sbatch", "--parsable"), entries.getFirst().command());
        assertEquals(id, entries.getFirst().said());
    }

    @Test
    void nothing_is_submitted_where_nothing_may_be_changed() {
        Recipe recipe = small("true");
        var readOnly = new AuditedShell(shell, connection().with(true, false), audit, InstantSource.system());
        assertThrows(NotAllowedException.class, () -> JobDoor.submit(readOnly, spec(recipe), Recipes.script(recipe)));
        assertEquals(Optional.empty(), jobs.stream().findFirst());
    }
}
