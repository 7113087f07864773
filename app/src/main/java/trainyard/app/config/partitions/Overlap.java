package trainyard.app.config.partitions;

/**
 * Nodes of a partition that are in another one as well.
 *
 * @param partition the other one
 * @param nodes a hostlist
 */
record Overlap(String partition, String nodes, int count) {}
