/**
 * What the GPUs of nodes do, by nvidia-smi over SSH: readings, their history, and GPUs that jobs hold without using
 * them. Never through slurmctld, only where the user asks for it, and it changes nothing. And what the cluster's
 * Prometheus knows, where it has one.
 */
@NullMarked
package trainyard.core.metrics;

import org.jspecify.annotations.NullMarked;
