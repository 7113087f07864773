package trainyard.core.diagnose.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputNameTest {
    private static final Map<Character, String> VALUES =
            Map.of('j', "125", 'A', "123", 'a', "4", 'x', "train $1", 'u', "alice", 'N', "gpu-01");

    private static String expand(String name) {
        return OutputName.expand(name, VALUES, "/home/alice");
    }

    @Test
    void patterns_become_what_they_stand_for() {
        assertEquals("/logs/train $1-123_4-gpu-01.out", expand("/logs/%x-%A_%a-%N.out"));
        assertEquals("/home/alice/slurm-125.out", expand("slurm-%j.out"));
        assertEquals("/logs/000125%.out", expand("/logs/%6j%%.out"));
        assertEquals("/logs/%q.out", expand("/logs/%q.out"));
    }

    @Test
    void a_backslash_turns_them_off() {
        assertEquals("/logs/%j.out", expand("/logs/\\%j.out"));
    }

    @Test
    void nowhere_is_no_file() {
        assertEquals("", expand("/dev/null"));
        assertEquals("", expand(""));
    }
}
