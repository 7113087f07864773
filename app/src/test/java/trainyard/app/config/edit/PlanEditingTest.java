package trainyard.app.config.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.app.kit.Background;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.NodeEdit;
import trainyard.core.plan.edit.PartitionEdit;
import trainyard.core.plan.edit.PlanEdit;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.Sharing;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

class PlanEditingTest {
    private static final PlanPath TIMEOUT = PlanPath.of("clusters.hpc.slurm_config.timeouts.slurmctld");

    private final LinkedBlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final List<Exception> reported = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<OnDisk> onDisk = new ArrayList<>();
    private Optional<Sharing> leave = Optional.empty();
    private final Background background = new Background(fx::add, reported::add);
    private final PlanEditing editing = new PlanEditing(background, Templates.shipped(), new PlanEditing.Questions() {
        @Override
        public Optional<Sharing> sharing(String sentence, Sharing offered) {
            asked.add(sentence);
            return leave;
        }

        @Override
        public void refused(String sentence) {
            refused.add(sentence);
        }
    });

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws Exception {
        file = folder.resolve("cluster.yaml");
        Files.writeString(file, ExamplePlans.text("two-gpu-nodes"));
    }

    @AfterEach
    void close() {
        background.close();
        assertEquals(List.of(), reported);
    }

    /** Plays the FX thread until all that was asked for is done. */
    private PlanState settled() throws InterruptedException {
        while (!background.isIdle()) {
            Runnable delivery = fx.poll(20, TimeUnit.SECONDS);
            assertNotNull(delivery, "nothing was delivered");
            delivery.run();
        }
        return editing.state().get().orElseThrow();
    }

    private static Edit timeout(int seconds) {
        return new PlanEdit.Put(TIMEOUT, Data.number(seconds));
    }

    @Test
    void what_is_held_back_while_typing_is_under_way_until_the_plan_has_it() throws Exception {
        editing.open(file);
        settled();
        assertFalse(editing.isUnderWay());
        var held = new ArrayList<>(List.of("# mine\n" + ExamplePlans.text("two-gpu-nodes")));
        editing.beforeEach(() -> {
            if (!held.isEmpty()) {
                editing.type(held.removeFirst());
            }
        });
        assertTrue(editing.isUnderWay());
        assertFalse(editing.state().get().orElseThrow().unsaved());
        assertTrue(settled().unsaved());
        assertFalse(editing.isUnderWay());
    }

    @Test
    void an_edit_changes_text_files_and_lint_and_undo_takes_it_back() throws Exception {
        editing.open(file);
        PlanState before = settled();
        assertFalse(before.unsaved());
        editing.edit(timeout(77));
        PlanState after = settled();
        assertTrue(after.unsaved());
        assertTrue(after.text().contains("slurmctld: 77"));
        assertTrue(after.bundle().orElseThrow().files().get("slurm/slurm.conf").contains("SlurmctldTimeout=77"));
        assertTrue(editing.lint().get().isPresent());
        assertTrue(after.undo().isPresent());
        editing.undo();
        PlanState back = settled();
        assertEquals(before.text(), back.text());
        assertFalse(back.unsaved());
        assertTrue(back.redo().isPresent());
    }

    @Test
    void edits_come_in_the_order_in_which_they_were_asked_for() throws Exception {
        editing.open(file);
        settled();
        for (int seconds = 1; seconds <= 40; seconds++) {
            editing.edit(timeout(seconds));
        }
        editing.undo();
        String text = settled().text();
        assertTrue(text.contains("slurmctld: 39"), text);
    }

    @Test
    void a_refused_edit_says_why_and_leaves_the_plan() throws Exception {
        editing.open(file);
        String before = settled().text();
        editing.edit(new NodeEdit.RenameNode("nonesuch", "other"));
        assertEquals(before, settled().text());
        assertEquals(List.of("There is no node nonesuch in the plan."), refused);
    }

    @Test
    void a_shared_value_is_changed_only_as_the_user_allows() throws Exception {
        String plan = ExamplePlans.empty().replace("compute_nodes: []", """
                compute_nodes:
                      - &one
                        cpu_cores: 8
                        memory_gb: 16
                        disk_gb: 100
                        ip: 192.168.100.11
                      - <<: *one
                        ip: 192.168.100.12""");
        editing.create(plan);
        settled();
        var edit = new PlanEdit.Put(PlanPath.of("clusters.hpc.compute_nodes[1].cpu_cores"), Data.number(4));
        editing.edit(edit);
        assertEquals(plan, settled().text());
        assertEquals(1, asked.size());
        leave = Optional.of(Sharing.WRITE_OUT);
        editing.edit(edit);
        assertTrue(settled().text().contains("cpu_cores: 4"));
    }

    @Test
    void text_that_is_no_yaml_is_kept_as_typed_and_is_not_the_plan() throws Exception {
        editing.open(file);
        PlanState before = settled();
        String broken = before.text() + "\n  : [";
        editing.type(broken);
        PlanState now = settled();
        assertEquals(broken, now.text());
        assertTrue(now.broken().isPresent() && now.unsaved());
        assertEquals(before.document().text(), now.document().text());
        editing.edit(timeout(5));
        settled();
        assertTrue(refused.getFirst().contains("no YAML in line"), refused.toString());
        editing.undo();
        assertEquals(before.text(), settled().text());
    }

    @Test
    void a_word_typed_letter_by_letter_is_undone_as_one() throws Exception {
        editing.open(file);
        String before = settled().text();
        editing.type(before + "# a");
        editing.type(before + "# ab");
        editing.type(before + "# abc");
        assertTrue(settled().text().endsWith("# abc"));
        editing.undo();
        assertEquals(before, settled().text());
    }

    @Test
    void saving_writes_the_file_and_another_version_changes_the_files_alone() throws Exception {
        editing.open(file);
        settled();
        editing.edit(timeout(88));
        var written = new ArrayList<Boolean>();
        editing.save(written::add);
        assertFalse(settled().unsaved());
        assertEquals(List.of(true), written);
        assertTrue(Files.readString(file).contains("slurmctld: 88"));
        String conf = settled().bundle().orElseThrow().files().get("slurm/cgroup.conf");
        editing.version(SlurmVersion.V22_05);
        PlanState other = settled();
        assertFalse(other.unsaved());
        assertFalse(
                other.bundle().orElseThrow().files().get("slurm/cgroup.conf").equals(conf));
    }

    @Test
    void what_somebody_else_wrote_is_read_again_or_merged() throws Exception {
        editing.open(file);
        settled();
        editing.look(onDisk::add);
        settled();
        assertEquals(List.of(), onDisk);
        Files.writeString(file, Files.readString(file) + "# theirs\n");
        editing.look(onDisk::add);
        assertTrue(settled().text().endsWith("# theirs\n"));
        assertInstanceOf(OnDisk.ReadAgain.class, onDisk.getLast());
        editing.edit(timeout(99));
        settled();
        Files.writeString(file, Files.readString(file) + "# and more\n");
        editing.look(onDisk::add);
        PlanState merged = settled();
        assertInstanceOf(OnDisk.Merged.class, onDisk.getLast());
        assertTrue(merged.text().endsWith("# and more\n") && merged.text().contains("slurmctld: 99"));
        assertTrue(merged.unsaved());
    }

    @Test
    void what_both_changed_is_decided_by_the_user() throws Exception {
        editing.open(file);
        settled();
        editing.edit(new PartitionEdit.SetAttribute("debug", "max_time", Data.text("10:00:00")));
        settled();
        String theirs = ExamplePlans.text("two-gpu-nodes").replace("00:30:00", "20:00:00");
        Files.writeString(file, theirs);
        editing.look(onDisk::add);
        settled();
        assertEquals(List.of(), refused);
        var conflict = assertInstanceOf(OnDisk.Conflict.class, onDisk.getLast());
        assertTrue(conflict.canMerge() && conflict.sentences().contains("10:00:00"), conflict.sentences());
        editing.resolve(OnDisk.Choice.MINE);
        assertTrue(settled().text().contains("10:00:00"));
        editing.save(ignored -> {});
        settled();
        assertTrue(Files.readString(file).contains("10:00:00"));
    }

    @Test
    void what_is_held_back_while_typing_is_part_of_the_plan_before_it_is_left() throws Exception {
        editing.open(file);
        String typed = "# mine\n" + settled().text();
        editing.beforeEach(() -> editing.type(typed));
        var left = new ArrayList<Boolean>();
        editing.settled(() -> left.add(editing.state().get().orElseThrow().unsaved()));
        assertEquals(typed, settled().text());
        assertEquals(List.of(true), left);
    }
}
