package trainyard.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls between the app's packages. */
class WallsTest {
    private static final String[] SCREENS = {
        "..app.overview..",
        "..app.topology..",
        "..app.nodes..",
        "..app.jobs..",
        "..app.partitions..",
        "..app.scheduler..",
        "..app.gpus..",
        "..app.config..",
        "..app.diagnosis..",
        "..app.provision..",
        "..app.monitoring..",
        "..app.audit..",
        "..app.settings.."
    };
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("trainyard.app");

    @Test
    void the_kit_knows_no_screen_and_no_window() {
        noClasses()
                .that()
                .resideInAPackage("..app.kit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..app.shell..", "..app.inspect..", "..app.shots..", "..app.cli..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(SCREENS)
                .check(CLASSES);
    }

    @Test
    void screens_do_not_know_the_window_around_them() {
        noClasses()
                .that()
                .resideInAnyPackage(SCREENS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..app.shell..", "..app.shots..", "..app.inspect..")
                .check(CLASSES);
    }

    @Test
    void packages_do_not_use_one_another_in_circles() {
        slices().matching("trainyard.app.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void screens_do_not_use_one_another() {
        for (String screen : SCREENS) {
            String[] others = java.util.Arrays.stream(SCREENS)
                    .filter(other -> !other.equals(screen))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(screen)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void the_command_line_starts_without_javafx() {
        noClasses()
                .that()
                .resideInAPackage("..app.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..")
                .check(CLASSES);
    }
}
