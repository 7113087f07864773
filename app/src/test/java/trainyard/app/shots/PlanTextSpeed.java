package trainyard.app.shots;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import trainyard.app.kit.code.CodeView;
import trainyard.app.kit.code.Language;

/** Measures a plan's text of many nodes as code: opening, the first frame, a key, a change from elsewhere. {@code PlanTextSpeed NODES}. */
final class PlanTextSpeed {
    private PlanTextSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Toolkit.start();
        String text = PlanTexts.text(Integer.parseInt(arguments[0]));
        System.out.println(text.lines().count() + " lines, " + text.length() + " characters");
        for (int round = 0; round < 3; round++) {
            measure(text);
        }
        System.exit(0);
    }

    private static void measure(String text) throws Exception {
        CodeView code = Toolkit.onFx(() -> new CodeView("speed"));
        Stage stage = Toolkit.onFx(() -> {
            code.editable(true);
            var shown = new Stage();
            shown.setScene(new Scene(code, 600, 640));
            shown.setX(0);
            shown.setY(0);
            shown.show();
            return shown;
        });
        long start = System.nanoTime();
        Toolkit.onFx(() -> {
            code.open(text, Language.YAML);
            return 0;
        });
        double opened = since(start);
        Toolkit.onFx(() -> code.snapshot(null, null));
        double framed = since(start);
        Toolkit.onFx(() -> {
            code.lead((int) text.lines().count() / 2, 1);
            return 0;
        });
        Toolkit.onFx(() -> code.snapshot(null, null));
        List<Double> keys = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            keys.add(Toolkit.onFx(() -> {
                long pressed = System.nanoTime();
                Event.fireEvent(
                        code.lookup("#speed"),
                        new KeyEvent(KeyEvent.KEY_TYPED, "x", "", KeyCode.UNDEFINED, false, false, false, false));
                code.getScene().getRoot().applyCss();
                code.getScene().getRoot().layout();
                return since(pressed);
            }));
        }
        keys.sort(null);
        long changing = System.nanoTime();
        Toolkit.onFx(() -> code.text(text.replace("gpu-00002\n", "gpu-00002x\n")));
        double changed = since(changing);
        long asking = System.nanoTime();
        int length = Toolkit.onFx(() -> code.text().length());
        System.out.printf(
                "open %.0f ms, with first frame %.0f ms; key with layout median %.0f ms, worst %.0f ms;"
                        + " patch %.0f ms; text() of %d %.0f ms%n",
                opened, framed, keys.get(20), keys.getLast(), changed, length, since(asking));
        Toolkit.onFx(() -> {
            stage.close();
            return 0;
        });
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
