package trainyard.core.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of slurm.conf(5) "Gres", sbatch(1) {@code --gres}, and what scontrol and squeue print. */
class GresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "gpu; gpu; ; 1; 1; ''",
                "gpu:4; gpu; ; 4; 4; ''",
                "gpu:a100:8; gpu; a100; 8; 8; ''",
                "gpu:a100:8(S:0-1); gpu; a100; 8; 8; S:0-1",
                "gpu:a100:2(IDX:0,3); gpu; a100; 2; 2; IDX:0,3",
                "gpu:rtx4090; gpu; rtx4090; 1; 1; ''",
                "gpu:3g.20gb:2; gpu; 3g.20gb; 2; 2; ''",
                "gpu:1g.5gb; gpu; 1g.5gb; 1; 1; ''",
                "gpu:2684:1; gpu; 2684; 1; 1; ''",
                "gpu:2684; gpu; ; 2684; 2684; ''",
                "gpu:0; gpu; ; 0; 0; ''",
                "shard:a100:16(S:0); shard; a100; 16; 16; S:0",
                "mps:2K; mps; ; 2048; 2K; ''",
                "lustre:no_consume:4G; lustre; ; 0; 4G; ''",
                "bandwidth:lustre:no_consume:4; bandwidth; lustre; 4; 4; ''",
                "gres:gpu:2; gpu; ; 2; 2; ''",
                "gres/gpu:1; gpu; ; 1; 1; ''",
                "gres/gpu:a100:2; gpu; a100; 2; 2; ''",
                "gpu:4(S:0; gpu; ; 4; 4; S:0",
            })
    void one_resource(String text, String name, String type, int count, String amount, String detail) {
        assertEquals(List.of(new Gres(name, Optional.ofNullable(type), count, amount, detail)), Gres.parseList(text));
    }

    @Test
    void commas_in_brackets_do_not_end_a_resource() {
        assertEquals(
                List.of("gpu", "gpu", "shard"),
                Gres.parseList("gpu:a100:4(IDX:0,2-3),gpu:h100:1(IDX:1),shard:8").stream()
                        .map(Gres::name)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(null)", "N/A", ","})
    void none(String text) {
        assertEquals(List.of(), Gres.parseList(text));
    }

    @Test
    void only_gpus_are_gpus() {
        assertTrue(Gres.parseList("gpu:1").getFirst().isGpu());
        assertEquals(
                0,
                Gres.parseList("gpumem:1,shard:2").stream().filter(Gres::isGpu).count());
    }
}
