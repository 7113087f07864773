package trainyard.core.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A kind of work that people run.
 *
 * @param nodes possible node counts, the likely ones repeated
 * @param gpus possible GPUs a node
 * @param minutes shortest and longest run
 * @param weight how often it is submitted, against the others
 * @param array whether it comes as an array of many tasks
 */
record Workload(
        List<String> names,
        List<Integer> nodes,
        List<Integer> gpus,
        int fromMinutes,
        int toMinutes,
        int weight,
        boolean array) {
    private static final List<Integer> ONE = List.of(1);

    static final Workload PRETRAINING = new Workload(
            List.of("moe-8x22b-pretrain", "llama3-70b-pretrain", "dense-34b-scaling"),
            List.of(8, 16, 16, 32, 64),
            List.of(8),
            600,
            4_000,
            1,
            false);

    static final List<Workload> TRAINING = List.of(
            new Workload(
                    List.of("eval-mmlu", "whisper-ft", "clip-embed", "bert-probe", "vit-b-ablate", "jupyter"),
                    ONE,
                    List.of(1, 1, 1, 2),
                    6,
                    90,
                    34,
                    false),
            new Workload(
                    List.of("llama3-8b-lora", "sdxl-lora", "esm2-embed", "rl-locomotion", "wav2vec-ft"),
                    ONE,
                    List.of(2, 4, 4),
                    20,
                    240,
                    22,
                    false),
            new Workload(
                    List.of("llama3-8b-sft", "dit-xl-train", "mistral-7b-dpo", "alphafold-multimer", "vla-pretrain"),
                    ONE,
                    List.of(8),
                    40,
                    480,
                    16,
                    false),
            new Workload(
                    List.of("llama3-70b-sft", "mamba-2.8b", "gpt-neox-20b", "clip-vit-g", "climate-fno"),
                    List.of(2, 2, 2, 4, 4, 8),
                    List.of(8),
                    90,
                    960,
                    10,
                    false),
            PRETRAINING,
            new Workload(List.of("tokenize-shards", "dedup-minhash", "webds-pack"), ONE, List.of(0), 10, 120, 9, false),
            new Workload(
                    List.of("hparam-sweep", "eval-grid", "alphafold-batch", "seed-study"),
                    ONE,
                    List.of(1, 1, 2),
                    10,
                    60,
                    5,
                    true));

    static final List<Workload> SERVING = List.of(
            new Workload(
                    List.of("vllm-llama3-8b", "triton-asr", "embed-service", "rerank-api"),
                    ONE,
                    List.of(1, 2),
                    120,
                    2_000,
                    50,
                    false),
            new Workload(
                    List.of("vllm-llama3-70b", "sglang-mixtral", "batch-infer"),
                    ONE,
                    List.of(4, 8),
                    60,
                    1_200,
                    40,
                    false),
            new Workload(List.of("bench-serving", "load-test"), List.of(1, 2), List.of(8), 10, 60, 10, false));

    static final List<Workload> DEBUG = List.of(
            new Workload(
                    List.of("dbg-nccl", "smoke", "interactive", "profile-step"),
                    ONE,
                    List.of(1, 1, 2, 4),
                    2,
                    25,
                    90,
                    false),
            new Workload(List.of("nccl-tests"), List.of(2), List.of(8), 3, 10, 10, false));

    static Workload pick(List<Workload> choices, SplittableRandom random) {
        int ticket = random.nextInt(choices.stream().mapToInt(Workload::weight).sum());
        for (Workload choice : choices) {
            ticket -= choice.weight;
            if (ticket < 0) {
                return choice;
            }
        }
        throw new IllegalStateException("weights changed while they were summed");
    }
}
