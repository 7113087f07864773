package trainyard.core.job.lint;

/**
 * A variable that a script sets.
 *
 * @param value without quotes; variables stand in it as they are written
 * @param word the whole word, for what is live in it
 * @param added whether the value is put behind the one that the variable has
 * @param inTask whether it is set within the tasks of srun and not by the batch script itself
 */
record Assignment(String name, String value, Word word, boolean added, boolean inTask) {}
