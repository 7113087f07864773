package trainyard.core.remote;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The same question about many things, a few at a time, answers in their order. The first that throws ends all. */
public final class SideBySide {
    public interface Question<T, A> {
        A ask(T about) throws RemoteException, InterruptedException;
    }

    private SideBySide() {}

    /**
     * Asks, and waits for all answers.
     *
     * @param atATime at most {@link RemoteShell#SESSIONS} are of use: further ones wait for a session
     * @throws RemoteException why one failed
     */
    public static <T, A> List<A> ask(Collection<T> things, int atATime, Question<T, A> question)
            throws RemoteException, InterruptedException {
        var names = Thread.ofVirtual().name("side by side ", 1).factory();
        try (var threads = Executors.newFixedThreadPool(atATime, names)) {
            var asked = things.stream()
                    .map(thing -> threads.submit(() -> question.ask(thing)))
                    .toList();
            var answers = new ArrayList<A>();
            try {
                for (var answer : asked) {
                    answers.add(answer.get());
                }
            } catch (ExecutionException failed) {
                throw cause(failed);
            } finally {
                threads.shutdownNow();
            }
            return List.copyOf(answers);
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
