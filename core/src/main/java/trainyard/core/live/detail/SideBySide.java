package trainyard.core.live.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import trainyard.core.remote.RemoteException;

/** Several questions at a time; the shell itself bounds how many commands run side by side. */
final class SideBySide {
    private SideBySide() {}

    /**
     * The answers in the order of the questions. The first that fails ends the others.
     *
     * @throws RemoteException why one failed
     */
    static <T> List<T> ask(List<Callable<T>> questions) throws RemoteException, InterruptedException {
        var names = Thread.ofVirtual().name("detail ", 1);
        try (var threads = Executors.newThreadPerTaskExecutor(names.factory())) {
            var asked = questions.stream().map(threads::submit).toList();
            var answers = new ArrayList<T>();
            try {
                for (var answer : asked) {
                    answers.add(answer.get());
                }
            } catch (ExecutionException failed) {
                throw cause(failed);
            } finally {
                threads.shutdownNow();
            }
            return answers;
        }
    }

    private static RemoteException cause(ExecutionException failed) throws InterruptedException {
        return switch (failed.getCause()) {
            case RemoteException remote -> remote;
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException bug -> throw bug;
            case null, default -> throw new IllegalStateException(failed);
        };
    }
}
