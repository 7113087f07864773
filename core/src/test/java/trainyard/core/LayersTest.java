package trainyard.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls of the house: each package of core may use those to its left only. */
class LayersTest {
    private static final List<String> LEFT_TO_RIGHT = List.of(
            "observe",
            "slurm",
            "conf",
            "plan",
            "settings",
            "remote",
            "render",
            "lint",
            "live",
            "metrics",
            "truth",
            "operate",
            "job",
            "provision",
            "diagnose",
            "demo");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("trainyard.core");

    @TestFactory
    Stream<DynamicTest> a_package_uses_only_those_to_its_left() {
        return LEFT_TO_RIGHT.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String[] toItsRight = LEFT_TO_RIGHT.stream()
                            .skip(LEFT_TO_RIGHT.indexOf(name) + 1)
                            .map(LayersTest::all)
                            .toArray(String[]::new);
                    if (toItsRight.length > 0) {
                        noClasses()
                                .that()
                                .resideInAPackage(all(name))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(toItsRight)
                                .check(CLASSES);
                    }
                }));
    }

    @Test
    void every_package_has_its_place() {
        var strangers = CLASSES.stream()
                .map(type -> type.getPackageName()
                        .replaceFirst("^trainyard\\.core\\.?", "")
                        .split("\\.")[0])
                .filter(name -> !LEFT_TO_RIGHT.contains(name))
                .distinct()
                .toList();
        assertFalse(CLASSES.isEmpty());
        assertEquals(List.of(), strangers);
    }

    @Test
    void core_knows_nothing_of_windows() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "trainyard.app..")
                .check(CLASSES);
    }

    private static String all(String name) {
        return "trainyard.core." + name + "..";
    }
}
