package trainyard.core.diagnose.export;

import java.util.Collection;
import java.util.stream.Stream;
import trainyard.core.diagnose.read.Needles;

/**
 * Words one of which stands in each line that may have a secret: all are looked for in one pass over the bytes, since
 * most lines of a log have none.
 */
final class Anchors {
    private static final Needles ALL =
            new Needles(Stream.of(SecretShapes.literals(), NamedSecrets.literals(), KeyBlock.literals())
                    .flatMap(Collection::stream)
                    .distinct()
                    .toList());

    private Anchors() {}

    /** Whether one is in these bytes, which are of one line. */
    static boolean areIn(byte[] bytes, int from, int to) {
        return ALL.walk().on(bytes, from, to) <= to;
    }
}
