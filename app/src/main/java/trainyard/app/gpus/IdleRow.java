package trainyard.app.gpus;

import trainyard.core.metrics.IdleGpus;

/**
 * A line of the pane of GPUs that are allocated and idle.
 *
 * @param proven whether it was so over the whole window; else in too few samples to blame anybody
 */
record IdleRow(IdleGpus gpus, boolean proven) {
    /** The name under which the line is found again in the next sample. */
    Object key() {
        return gpus.node() + " " + (gpus.index().isPresent() ? gpus.index().getAsInt() : "any") + " " + gpus.jobIds();
    }
}
