package trainyard.app.partitions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.core.live.Partition;
import trainyard.core.slurm.Tres;

class AccessTest {
    private static String access(String values) {
        return Access.of(new Partition(
                "p", false, "UP", "", 0, 0, Optional.empty(), Tres.NONE, "PartitionName=p " + values + " State=UP"));
    }

    @Test
    void a_partition_without_lists_is_open_to_everyone() {
        assertEquals("everyone", access("AllowGroups=ALL AllowAccounts=ALL AllowQos=ALL RootOnly=NO"));
    }

    @Test
    void each_list_is_told() {
        assertEquals(
                "accounts a, b; groups staff; QOS high",
                access("AllowGroups=staff AllowAccounts=a,b AllowQos=high RootOnly=NO"));
        assertEquals("no accounts guests; root only", access("AllowGroups=ALL DenyAccounts=guests RootOnly=YES"));
    }
}
