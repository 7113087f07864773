package trainyard.app.bench;

import java.util.List;

/** One thing that is measured. */
interface Benchmark {
    /** What is measured, for the heading. */
    String title();

    /** Measures; takes seconds, not minutes. */
    List<Figure> measure() throws Exception;
}
