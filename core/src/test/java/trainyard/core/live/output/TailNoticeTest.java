package trainyard.core.live.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The words of coreutils 9.1 (Debian 12) and 9.7 (Debian 13). */
class TailNoticeTest {
    private static Optional<TailNotice> in(String line) {
        return TailNotice.in(line, "/w/o.txt");
    }

    private static FileState state(String line) {
        return in(line).orElseThrow().state();
    }

    @Test
    void what_tail_says_is_told_in_plain_words() {
        assertEquals(
                new FileState.Unreadable("/w/o.txt cannot be read: Permission denied."),
                state("tail: cannot open '/w/o.txt' for reading: Permission denied"));
        assertEquals(
                new FileState.Awaited("/w/o.txt is not there."),
                state("tail: '/w/o.txt' has become inaccessible: No such file or directory"));
        for (String said : new String[] {
            "tail: '/w/o.txt' has appeared;  following new file",
            "tail: '/w/o.txt' has been replaced;  following new file",
            "tail: /w/o.txt: file truncated"
        }) {
            assertInstanceOf(FileState.Restarted.class, state(said));
        }
    }

    @Test
    void what_stands_before_it_belongs_to_the_file() {
        assertEquals(
                "unfinished 50%",
                in("unfinished 50%tail: /w/o.txt: file truncated").orElseThrow().before());
    }

    @Test
    void lines_of_the_file_are_its_own() {
        assertEquals(Optional.empty(), in("tail: /other/file: file truncated"));
        assertEquals(Optional.empty(), in("step 4 of o.txt"));
        assertEquals(Optional.empty(), in("tail: o.txt has a nice tail"));
    }
}
