package trainyard.core.job;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the processes of a job are started. */
public enum RecipeKind {
    TORCHRUN("torchrun", "One launcher on each node; torchrun starts the ranks there, and again after a failure."),
    MPI("MPI", "One rank for each GPU, started by srun; they find each other by PMIx."),
    RANKS("srun per rank", "One rank for each GPU, started by srun without a launcher; they meet at MASTER_ADDR."),
    SINGLE("single node", "One process on one node."),
    ARRAY("array", "The same program many times, each with parameters of its own."),
    INTERACTIVE("interactive", "A shell on the nodes, in a terminal."),
    SCRIPT("own lines", "Your own shell lines, run as they are on the first node.");

    private final String title;
    private final String explanation;

    RecipeKind(String title, String explanation) {
        this.title = title;
        this.explanation = explanation;
    }

    public String title() {
        return title;
    }

    /** One sentence. */
    public String explanation() {
        return explanation;
    }

    /** The word in a recipe's file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RecipeKind> find(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Whether all of it is on one node. */
    public boolean isOneNode() {
        return this == SINGLE || this == ARRAY;
    }

    /** Whether srun starts each rank, as torchrun else does. */
    public boolean isRankByRank() {
        return this == MPI || this == RANKS;
    }

    /** Whether the console writes how the program is started. */
    public boolean startsProgram() {
        return this != SCRIPT && this != INTERACTIVE;
    }
}
