package trainyard.app.config.cluster;

import java.util.List;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.Attribute.Input;

/** How the attributes of the sections are written down. */
final class Fields {
    private Fields() {}

    static Attribute line(String key, String title, String meaning, String usual, String example) {
        return new Attribute(key, title, meaning, usual, new Input.Line(told(example)));
    }

    static Attribute number(String key, String title, String meaning, String usual, String unit) {
        return new Attribute(key, title, meaning, usual, new Input.Number(unit));
    }

    static Attribute words(String key, String title, String meaning, String usual, String example) {
        return new Attribute(key, title, meaning, usual, new Input.Words(told(example)));
    }

    static Attribute toggle(String key, String title, String meaning, boolean usually) {
        return new Attribute(key, title, meaning, usually ? "on" : "off", new Input.Switch(usually));
    }

    static Attribute choice(String key, String title, String meaning, String usual, String... words) {
        return new Attribute(key, title, meaning, usual, new Input.Choice(List.of(words)));
    }

    static Attribute inText(String key, String title, String meaning) {
        return new Attribute(key, title, meaning, "", new Input.InText());
    }

    /** So that nobody takes it for a value. */
    private static String told(String example) {
        return example.isEmpty() ? "" : "such as " + example;
    }
}
