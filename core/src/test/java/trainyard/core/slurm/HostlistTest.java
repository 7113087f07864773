package trainyard.core.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms of slurm.conf(5), "NodeName", and of scontrol(1), "show hostnames". */
class HostlistTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "compute-01; compute-01",
                "compute-[01-03]; compute-01 compute-02 compute-03",
                "lx[15,18,32-33]; lx15 lx18 lx32 lx33",
                "n[8-11]; n8 n9 n10 n11",
                "n[098-101]; n098 n099 n100 n101",
                "tux[1-2][1-3]; tux11 tux12 tux13 tux21 tux22 tux23",
                "unit[0-1]rack[1-2]; unit0rack1 unit0rack2 unit1rack1 unit1rack2",
                "n[1-2]-ib; n1-ib n2-ib",
                "a,b[1-2],c; a b1 b2 c",
                "login, n[1-2]; login n1 n2",
                "[1-2]; 1 2",
                "n[3]; n3",
                "'';",
            })
    void unfolds_in_the_order_written(String hostlist, String hosts) {
        assertEquals(hosts == null ? List.of() : List.of(hosts.split(" ")), Hostlist.expand(hostlist));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "n[1-3; n[1-3",
                "n1-3]; n1-3]",
                "n[1[2]]; n[1[2]]",
                "n[]; ''",
                "n[1-]; 1-",
                "n[a-c]; a-c",
                "n[3-1]; 3-1",
                "n[1-2-3]; 1-2-3",
                "n[1 -2]; 1 -2",
                "n[0-99999999]; 0-99999999",
                "n[1-9999999999999]; 1-9999999999999",
            })
    void says_what_is_malformed(String hostlist, String culprit) {
        var error = assertThrows(IllegalArgumentException.class, () -> Hostlist.expand(hostlist));
        assertTrue(error.getMessage().contains("'" + culprit + "'"), error.getMessage());
    }

    @Test
    void many_small_ranges_may_not_make_a_list_without_end() {
        assertThrows(IllegalArgumentException.class, () -> Hostlist.expand("n[0-999][0-999][0-9]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "compute-02 compute-01 compute-03; compute-[01-03]",
                "n1 n2 n4 n2; n[1-2,4]",
                "n9 n10 n11; n[9-11]",
                "n09 n10; n[09-10]",
                "n099 n100; n[099-100]",
                "n1 n01; n[1,01]",
                "a1 b2 a2 login; a[1-2],b2,login",
                "n1-ib n2-ib n1; n[1-2]-ib,n1",
                "r1n1 r1n2 r2n1; r1n[1-2],r2n1",
                "n12345678901234567890; n12345678901234567890",
                "login gateway login; login,gateway",
            })
    void folds_what_follows(String hosts, String hostlist) {
        assertEquals(hostlist, Hostlist.fold(List.of(hosts.split(" "))));
    }

    @Test
    void folding_nothing_gives_nothing() {
        assertEquals("", Hostlist.fold(List.of()));
    }

    @Test
    void what_is_folded_unfolds_to_the_same_hosts() {
        List<String> hosts = IntStream.range(1, 10_001)
                .filter(number -> number % 7 != 0)
                .mapToObj("gpu-%05d"::formatted)
                .toList();
        assertEquals(hosts, Hostlist.expand(Hostlist.fold(hosts)));
    }
}
