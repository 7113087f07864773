package trainyard.app.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import trainyard.core.settings.AuditEntry;

class AuditColumnsTest {
    private static String on(String... targets) {
        var entry = AuditEntry.of(Instant.EPOCH, "Sample", "admin@controller:22", "drain", List.of(targets), List.of());
        return AuditColumns.all(Clock.systemUTC()).stream()
                .filter(column -> column.title().equals("On"))
                .findFirst()
                .orElseThrow()
                .text()
                .apply(entry);
    }

    @Test
    void nodes_are_folded_and_jobs_are_named_one_by_one() {
        assertEquals("gpu-[001-003]", on("gpu-001", "gpu-002", "gpu-003"));
        assertEquals("4711, 4712_3", on("4711", "4712_3"));
        assertEquals("", on());
    }
}
