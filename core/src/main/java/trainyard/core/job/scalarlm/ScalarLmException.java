package trainyard.core.job.scalarlm;

/** ScalarLM was not reached, or does not do what it was asked for; {@link #problem()} says why, in plain words. */
public final class ScalarLmException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ScalarLmProblem problem;

    ScalarLmException(ScalarLmProblem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    ScalarLmException(ScalarLmProblem problem, Throwable cause) {
        super(problem.sentence(), cause);
        this.problem = problem;
    }

    public ScalarLmProblem problem() {
        return problem;
    }
}
