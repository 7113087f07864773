package trainyard.app.shell;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import trainyard.app.kit.Desk;
import trainyard.app.kit.Place;
import trainyard.app.kit.Views;
import trainyard.app.shell.Palette.Hit;

/** The views of the tables, by name, for the palette. */
final class ViewHits {
    private ViewHits() {}

    static List<Hit> of(Desk desk) {
        return Stream.concat(
                        hits("nodes", desk, name -> new Place.Nodes("", name)),
                        hits("jobs", desk, name -> new Place.Jobs("", name)))
                .toList();
    }

    private static Stream<Hit> hits(String table, Desk desk, Function<String, Place> place) {
        return new Views(table, desk)
                .names().stream()
                        .map(name -> new Hit(
                                "View: " + name,
                                table,
                                "mdi2b-bookmark-outline",
                                "",
                                () -> desk.go().accept(place.apply(name))));
    }
}
