package trainyard.app.shell;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;

/** Where the keys go. */
final class Focus {
    private Focus() {}

    /**
     * Gives the keys to the node, or to the first within it that takes them. Where nothing does yet, as on a screen that
     * waits for its first answer, the node itself has the focus, and Tab goes on within it.
     */
    static void into(Node node) {
        takers(node).findFirst().orElse(node).requestFocus();
    }

    /** The first within the node, itself included, that is seen, takes keys and has the style class. */
    static Optional<Node> find(Node node, String styleClass) {
        return takers(node)
                .filter(taker -> taker.getStyleClass().contains(styleClass))
                .findFirst();
    }

    private static Stream<Node> takers(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Stream.empty();
        }
        Stream<Node> own = node.isFocusTraversable() ? Stream.of(node) : Stream.empty();
        return node instanceof Parent parent
                ? Stream.concat(own, parent.getChildrenUnmodifiable().stream().flatMap(Focus::takers))
                : own;
    }
}
