package trainyard.core.job;

import java.util.Optional;
import java.util.stream.Stream;

/** What watches a job's processes while they run, and writes into the job's folder. */
public enum Profiler {
    /** Samples the Python stacks of all processes. */
    PY_SPY("py-spy"),
    /** PyTorch's own, of the first minute, without a change to the program. */
    TORCH("torch"),
    /** What the GPUs do, every half minute. */
    NVITOP("nvitop");

    private final String word;

    Profiler(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Profiler> find(String word) {
        return Stream.of(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
