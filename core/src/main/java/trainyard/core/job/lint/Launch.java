package trainyard.core.job.lint;

import java.util.List;
import java.util.Optional;

/** A row of programs that start one another, outermost first, and the command of the script that it begins with. */
record Launch(Command command, List<Call> calls) {
    Optional<Call> first(Call.Kind kind) {
        return calls.stream().filter(call -> call.kind() == kind).findFirst();
    }

    boolean has(Call.Kind kind) {
        return first(kind).isPresent();
    }

    /** What in the end runs; other programs have only started it. */
    Call last() {
        return calls.getLast();
    }
}
