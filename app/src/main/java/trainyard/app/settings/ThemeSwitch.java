package trainyard.app.settings;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import trainyard.core.settings.Preferences.Theme;

/** System, light or dark. */
final class ThemeSwitch extends HBox {
    ThemeSwitch(ObjectProperty<Theme> chosen) {
        var group = new ToggleGroup();
        for (Theme theme : Theme.values()) {
            var button = new ToggleButton(word(theme));
            button.getStyleClass().add(style(theme));
            button.setToggleGroup(group);
            button.setUserData(theme);
            button.setOnAction(event -> {
                button.setSelected(true);
                chosen.set(theme);
            });
            getChildren().add(button);
        }
        chosen.subscribe(now -> group.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == now)
                .forEach(group::selectToggle));
    }

    private static String word(Theme theme) {
        return switch (theme) {
            case SYSTEM -> "As the system";
            case LIGHT -> "Light";
            case DARK -> "Dark";
        };
    }

    private static String style(Theme theme) {
        return switch (theme) {
            case SYSTEM -> "left-pill";
            case LIGHT -> "center-pill";
            case DARK -> "right-pill";
        };
    }
}
