package trainyard.app.config.partitions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import trainyard.app.kit.Pictures;
import trainyard.app.samples.Fx;
import trainyard.app.shell.Appearance;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.settings.Preferences.Theme;

/** The board as pictures, for people to look at. {@code BoardPictures FOLDER}. */
final class BoardPictures {
    private BoardPictures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Fx.start();
        var appearance = new AtomicReference<Appearance>();
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            Fx.run(() -> appearance.set(new Appearance(theme)));
            for (double[] size : new double[][] {{590, 620}, {940, 900}}) {
                String end = "-" + theme + "-" + (int) size[0] + ".png";
                picture(folder.resolve("empty" + end), ExamplePlans.empty(), size, "");
                picture(folder.resolve("3" + end), BoardPlans.text(3, 2), size, "part-01");
                picture(folder.resolve("512" + end), BoardPlans.text(512, 6), size, "part-03");
                picture(folder.resolve("10000" + end), BoardPlans.text(10_000, 20), size, "part-03");
            }
        }
        Platform.exit();
        System.exit(0);
    }

    private static void await(BoardStage stage) {
        try {
            Fx.await(stage::isSettled);
        } catch (AssertionError notSettled) {
            throw new AssertionError(stage.told.toString(), notSettled);
        }
    }

    private static void picture(Path file, String text, double[] size, String unfolded) throws Exception {
        var stage = Fx.call(() -> new BoardStage(text, file.getParent(), size[0], size[1]));
        // In a window: a scene without one is not drawn again where only texts change.
        var window = Fx.call(() -> {
            var made = new Stage();
            made.setScene(stage.scene);
            made.show();
            return made;
        });
        for (int round = 0; round < 3; round++) {
            Fx.run(() -> stage.scene.snapshot(null));
            await(stage);
        }
        Fx.run(() -> {
            if (stage.scene.lookup("#unfold-" + unfolded) instanceof ToggleButton button) {
                button.setSelected(true);
                stage.tab.lead(new trainyard.app.config.edit.PlanPlace.OfPartition(unfolded));
            }
        });
        for (int round = 0; round < 3; round++) {
            Fx.run(() -> stage.scene.snapshot(null));
            Fx.run(() -> stage.tab.lead(new trainyard.app.config.edit.PlanPlace.OfPartition(unfolded)));
        }
        Pictures.write(Fx.call(() -> stage.scene.snapshot(null)), file);
        Fx.run(window::close);
        System.out.println(file + " " + stage.told);
    }
}
