package trainyard.core.remote;

/** Something on the way to another machine, or on it, went wrong; {@link #problem()} says what, in plain words. */
public final class RemoteException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient RemoteProblem problem;

    public RemoteException(RemoteProblem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    public RemoteException(RemoteProblem problem, Throwable cause) {
        super(problem.sentence(), cause);
        this.problem = problem;
    }

    public RemoteProblem problem() {
        return problem;
    }
}
