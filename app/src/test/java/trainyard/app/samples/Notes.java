package trainyard.app.samples;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** What the window tells at its foot now. On the FX thread. */
public final class Notes {
    private Notes() {}

    public static List<String> of(Scene scene) {
        return scene.getRoot().lookupAll(".notices .message").stream()
                .filter(TextFlow.class::isInstance)
                .map(flow -> ((TextFlow) flow)
                        .getChildren().stream()
                                .filter(Text.class::isInstance)
                                .map(text -> ((Text) text).getText())
                                .collect(Collectors.joining()))
                .toList();
    }
}
