package trainyard.app.kit;

import java.util.ArrayList;
import java.util.List;
import trainyard.core.live.output.TextStyle;

/** The style classes of terminal text; the theme says how each looks. */
final class LogStyles {
    private static final int BRIGHT = 8;

    private LogStyles() {}

    static List<String> of(TextStyle style) {
        var classes = new ArrayList<>(List.of("label"));
        if (style.foreground() != TextStyle.DEFAULT) {
            // As terminals do: bold makes one of the eight bright.
            boolean brighter = style.bold() && style.foreground() < BRIGHT;
            classes.add("ansi-fg-" + (brighter ? style.foreground() + BRIGHT : style.foreground()));
        }
        if (style.background() != TextStyle.DEFAULT) {
            classes.add("ansi-bg-" + style.background() % BRIGHT);
        }
        add(classes, style.bold(), "ansi-bold");
        add(classes, style.faint(), "ansi-faint");
        add(classes, style.italic(), "ansi-italic");
        add(classes, style.underline(), "ansi-underline");
        add(classes, style.inverse(), "ansi-inverse");
        return classes;
    }

    private static void add(List<String> classes, boolean on, String name) {
        if (on) {
            classes.add(name);
        }
    }
}
