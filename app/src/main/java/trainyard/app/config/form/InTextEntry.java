package trainyard.app.config.form;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Cut;

/** What only the text can change: what is there, and the way to it. */
final class InTextEntry implements Entry {
    private static final int MOST = 160;
    private static final int MOST_ON_HOVER = 2_000;

    private final Label value = new Label();
    private final Hyperlink link = new Hyperlink();
    private final VBox box = new VBox(0, value, link);

    InTextEntry(Runnable lead) {
        box.getStyleClass().add("attribute-in-text");
        value.setWrapText(true);
        value.getStyleClass().add("code");
        link.setOnAction(event -> {
            link.setVisited(false);
            lead.run();
        });
        show("");
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Node control() {
        return link;
    }

    @Override
    public void show(String text) {
        boolean isSet = !text.isEmpty();
        String cut = Cut.middle(text, MOST);
        value.setText(cut);
        value.setTooltip(cut.equals(text) ? null : new Tooltip(Cut.middle(text, MOST_ON_HOVER)));
        value.setVisible(isSet);
        value.setManaged(isSet);
        link.setText(isSet ? "Change it in the text" : "Add it in the text");
    }

    @Override
    public void restore() {}
}
