package trainyard.core.job.scalarlm;

/** What is wrong with a field of a training, in a sentence that stands beside it. */
public record TrainProblem(Field field, String sentence) {
    /** The fields of {@link TrainRequest}, by the words that a person knows them by. */
    public enum Field {
        DATA("data"),
        MODEL("model"),
        GPUS("gpus"),
        NODES("nodes"),
        MAX_STEPS("max-steps"),
        LEARNING_RATE("learning-rate"),
        BATCH_SIZE("batch-size"),
        TIME_LIMIT("time-limit"),
        FURTHER("arg");

        private final String word;

        Field(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
