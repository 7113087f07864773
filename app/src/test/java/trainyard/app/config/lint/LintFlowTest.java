package trainyard.app.config.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import trainyard.app.config.PartStage;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.samples.Fx;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.settings.Preferences.Theme;

/** The list of findings, by mouse and keys: to the place, mended, and taken back. */
class LintFlowTest {
    private final FxRobot robot = new FxRobot();
    private PartStage part;
    private LintTab tab;

    @BeforeEach
    void open() {
        Fx.start();
        part = new PartStage(new SampleSession(Samples.cluster(3, 3), false), Theme.LIGHT, 1000, 760, this::made);
    }

    private LintTab made(PlanDesk plan) {
        tab = new LintTab(plan);
        return tab;
    }

    @AfterEach
    void close() {
        part.close();
    }

    private ListView<?> list() {
        return (ListView<?>) part.find("#lint-list");
    }

    private List<String> messages() {
        return Fx.call(() -> list().getItems().stream()
                .map(item -> item instanceof FoundRow row ? row.first().message() : "")
                .toList());
    }

    private boolean isListed(String words) {
        return list().getItems().stream()
                .anyMatch(item ->
                        item instanceof FoundRow row && row.first().message().contains(words));
    }

    @Test
    void a_finding_leads_to_its_place_is_mended_at_once_and_taken_back() {
        part.open(Mistakes.few());
        Fx.await(() -> list().getItems().size() == 5);
        part.clickText("Unknown key 'mpi_defualt' in 'clusters.hpc.slurm_config'");
        part.click("#lint-plan-line");
        var place = assertInstanceOf(PlanPlace.InText.class, part.went.getFirst());
        assertTrue(
                Mistakes.few().lines().toList().get(place.position().line() - 1).contains("mpi_defualt"));

        part.click("#lint-fix");
        Fx.await(() -> list().getItems().size() == 4);
        assertTrue(part.editing.state().get().orElseThrow().text().contains("mpi_default: none"));
        assertTrue(part.editing.state().get().orElseThrow().undo().orElseThrow().startsWith("Mend: "));

        Fx.run(part.editing::undo);
        Fx.await(() -> isListed("mpi_defualt"));
        assertEquals(Mistakes.few(), part.editing.state().get().orElseThrow().text());
    }

    @Test
    void a_finding_of_a_file_leads_to_its_line_there() {
        part.open(Mistakes.few());
        Fx.await(() -> isListed("CacheGroups"));
        Fx.run(() -> {
            for (Object item : list().getItems()) {
                if (item instanceof FoundRow row && row.first().message().contains("CacheGroups")) {
                    list().getSelectionModel().select(list().getItems().indexOf(item));
                }
            }
        });
        part.click("#lint-file-line");
        assertEquals(
                "slurm/slurm.conf",
                assertInstanceOf(PlanPlace.InFile.class, part.went.getFirst()).file());
    }

    @Test
    void all_that_can_be_mended_is_one_undo_and_the_selection_survives_it() {
        part.open(Mistakes.few());
        Fx.await(() -> list().getItems().size() == 5);
        part.clickText("Unknown key 'colour' in 'clusters.hpc.slurm_config'");
        part.click("#lint-fix-all");
        Fx.await(() -> list().getItems().size() == 1);
        assertEquals(List.of("unknown key 'colour' in 'clusters.hpc.slurm_config'"), messages());
        assertEquals(0, Fx.call(() -> list().getSelectionModel().getSelectedIndex()));
        Fx.run(part.editing::undo);
        Fx.await(() -> list().getItems().size() == 5);
        assertEquals(List.of(), part.refused);
    }

    @Test
    void by_keys_a_finding_is_chosen_and_its_place_opened() {
        part.open(Mistakes.few());
        Fx.await(() -> list().getItems().size() == 5);
        Fx.run(() -> list().requestFocus());
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        Fx.await(() -> part.went.size() == 1);
    }

    @Test
    void where_nothing_is_found_the_rules_are_counted_and_listed() {
        part.open(ExamplePlans.text("two-gpu-nodes"));
        Fx.await(() -> robot.lookup("Nothing found").tryQuery().isPresent());
        part.click("#lint-show-rules");
        assertTrue(Fx.call(() ->
                        ((ListView<?>) part.find("#lint-rules")).getItems().size())
                > 30);
    }

    @Test
    void a_folder_is_linted_in_a_window_of_its_own_and_mended_after_its_difference_was_seen(@TempDir Path folder)
            throws Exception {
        Path file = Files.writeString(
                folder.resolve("slurm.conf"), "ClusterName=c\nSlurmctldHost=h\nAccountingStorageLoc=x\n");
        part.open(ExamplePlans.text("two-gpu-nodes"));
        Fx.run(() -> tab.lintFolder(folder));
        Fx.await(() -> robot.lookup("#folder-show").tryQuery().isPresent());
        robot.clickOn("#folder-show");
        assertTrue(Files.readString(file).contains("AccountingStorageLoc"));
        robot.clickOn("#folder-write");
        part.settle();
        assertEquals("ClusterName=c\nSlurmctldHost=h\n", Files.readString(file));
        assertFalse(Files.exists(folder.resolve("slurm.conf.orig")));
        Fx.run(() ->
                robot.lookup("#folder-dialog").query().getScene().getWindow().hide());
    }
}
