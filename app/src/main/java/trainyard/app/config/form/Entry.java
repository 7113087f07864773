package trainyard.app.config.form;

import javafx.scene.Node;

/** The control of one attribute. Its values are texts, as {@link Values} writes them; empty where nothing is set. */
sealed interface Entry permits TextEntry, ChoiceEntry, SwitchEntry, InTextEntry {
    /** What stands in the form. */
    Node node();

    /** What takes the focus. */
    Node control();

    /** Shows what the plan has; what the user is typing stays. */
    void show(String text);

    /** Sets what the user has typed and not yet set. */
    default void commit() {}

    /** Shows what the plan has, whatever was typed. */
    void restore();
}
