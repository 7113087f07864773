package trainyard.core.demo;

/** What sdiag counts, since the simulated slurmctld started. */
final class Counters {
    long submitted;
    long started;
    long completed;
    long cancelled;
    long failed;
    long cycles;
    long queries;

    void ended(SimJob.State state) {
        switch (state) {
            case COMPLETED -> completed++;
            case CANCELLED -> cancelled++;
            default -> failed++;
        }
    }
}
