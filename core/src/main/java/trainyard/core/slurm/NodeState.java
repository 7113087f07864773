package trainyard.core.slurm;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The state of a node: what Slurm said, word for word, and what it means.
 *
 * <p>Slurm writes a base state and flags: {@code IDLE+DRAIN}, {@code DOWN*+NOT_RESPONDING}. Words that this version
 * of the console does not know stay in {@link #text()} and are shown as they are.
 */
public record NodeState(String text, Base base, Set<Flag> flags) {
    /** Base states of slurm.h. */
    public enum Base {
        UNKNOWN,
        DOWN,
        IDLE,
        ALLOCATED,
        ERROR,
        MIXED,
        FUTURE
    }

    /** Flags of slurm.h, by the words that {@code scontrol show node} writes. */
    public enum Flag {
        BLOCKED,
        CLOUD,
        COMPLETING,
        DRAIN,
        DYNAMIC_FUTURE,
        DYNAMIC_NORM,
        EXTERNAL,
        FAIL,
        INVALID_REG,
        MAINTENANCE,
        NOT_RESPONDING,
        PERFCTRS,
        PLANNED,
        POWERED_DOWN,
        POWERING_DOWN,
        POWERING_UP,
        POWER_DOWN,
        POWER_DRAIN,
        POWER_UP,
        REBOOT_CANCEL,
        REBOOT_ISSUED,
        REBOOT_REQUESTED,
        RESERVED,
        RESUME,
        UNDRAIN
    }

    /** What a person sees, worst first: one word, one colour and one glyph on every screen. */
    public enum Shown {
        DOWN,
        NOT_RESPONDING,
        DRAINED,
        DRAINING,
        UNKNOWN,
        MAINTENANCE,
        REBOOTING,
        POWERED_DOWN,
        PLANNED,
        ALLOCATED,
        MIXED,
        IDLE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * One-word states, as sinfo(1) writes them in long and in short form, in terms of base and flags. sinfo does not
     * tell whether a drained node is down as well.
     */
    private static final Map<String, String> SINFO_WORDS = Map.ofEntries(
            entry("ALLOC", "ALLOCATED"),
            entry("MIX", "MIXED"),
            entry("UNK", "UNKNOWN"),
            entry("FUTR", "FUTURE"),
            entry("ERR", "ERROR"),
            entry("COMPLETING", "IDLE+COMPLETING"),
            entry("COMP", "IDLE+COMPLETING"),
            entry("DRAINED", "IDLE+DRAIN"),
            entry("DRAIN", "IDLE+DRAIN"),
            entry("DRAINING", "ALLOCATED+DRAIN"),
            entry("DRNG", "ALLOCATED+DRAIN"),
            entry("FAIL", "IDLE+FAIL"),
            entry("FAILING", "ALLOCATED+FAIL"),
            entry("FAILG", "ALLOCATED+FAIL"),
            entry("INVAL", "UNKNOWN+INVALID_REG"),
            entry("MAINT", "IDLE+MAINTENANCE"),
            entry("REBOOT", "IDLE+REBOOT_REQUESTED"),
            entry("BOOT", "IDLE+REBOOT_REQUESTED"),
            entry("RESERVED", "IDLE+RESERVED"),
            entry("RESV", "IDLE+RESERVED"),
            entry("PLANNED", "IDLE+PLANNED"),
            entry("PLND", "IDLE+PLANNED"),
            entry("PERFCTRS", "IDLE+PERFCTRS"),
            entry("NPC", "IDLE+PERFCTRS"),
            entry("BLOCKED", "IDLE+BLOCKED"),
            entry("BLOCK", "IDLE+BLOCKED"),
            entry("POWERED_DOWN", "IDLE+POWERED_DOWN"),
            entry("POWERED_DN", "IDLE+POWERED_DOWN"),
            entry("POWERING_DOWN", "IDLE+POWERING_DOWN"),
            entry("POWRING_DN", "IDLE+POWERING_DOWN"),
            entry("POWERING_UP", "IDLE+POWERING_UP"),
            entry("POWER_DOWN", "IDLE+POWER_DOWN"),
            entry("POW_DN", "IDLE+POWER_DOWN"),
            entry("POWER_UP", "IDLE+POWER_UP"),
            entry("POW_UP", "IDLE+POWER_UP"),
            entry("REBOOT_ISSUED", "IDLE+REBOOT_ISSUED"),
            entry("REBOOT_REQUESTED", "IDLE+REBOOT_REQUESTED"),
            entry("CANCEL_REBOOT", "IDLE+REBOOT_CANCEL"),
            entry("CANC_R", "IDLE+REBOOT_CANCEL"),
            entry("EXT", "EXTERNAL"),
            entry("RESM", "RESUME"));

    /** A flag that has one name in slurm.h and another where it is written. */
    private static final Map<String, String> FLAG_WORDS = Map.of("CANCEL_REBOOT", "REBOOT_CANCEL");

    private static final String MARKS = "*~#!%$@^-";

    private static final Map<String, NodeState> SEEN = new ConcurrentHashMap<>();

    /** Reads a state as {@code scontrol} or {@code sinfo} writes it; equal texts give the same object. */
    public static NodeState parse(String text) {
        return SEEN.computeIfAbsent(text, NodeState::read);
    }

    private static NodeState read(String text) {
        var flags = EnumSet.noneOf(Flag.class);
        if (text.endsWith("+")) {
            flags.add(Flag.COMPLETING); // sinfo's mark, where scontrol writes the flag's name
        }
        String[] parts = text.toUpperCase(Locale.ROOT).split("\\+");
        String first = withoutMarks(parts[0], flags);
        String[] words = SINFO_WORDS.getOrDefault(first, first).split("\\+");
        Base base = find(Base.values(), words[0]).orElse(Base.UNKNOWN);
        // sinfo(1) lists a few flags as states of their own; the base is then not told, and the first word is one more.
        Stream.concat(Arrays.stream(words), Arrays.stream(parts).skip(1))
                .map(word -> withoutMarks(word, flags))
                .map(word -> FLAG_WORDS.getOrDefault(word, word))
                .forEach(word -> find(Flag.values(), word).ifPresent(flags::add));
        return new NodeState(text, base, Set.copyOf(flags));
    }

    private static String withoutMarks(String word, Set<Flag> flags) {
        int end = word.length();
        while (end > 0 && MARKS.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
            markFlag(word.charAt(end), flags);
        }
        return word.substring(0, end);
    }

    /** The one-letter marks behind a state, by the table of sinfo(1), NODE STATE CODES. */
    private static void markFlag(char mark, Set<Flag> flags) {
        switch (mark) {
            case '*' -> flags.add(Flag.NOT_RESPONDING);
            case '~' -> flags.add(Flag.POWERED_DOWN);
            case '#' -> flags.add(Flag.POWERING_UP);
            case '!' -> flags.add(Flag.POWER_DOWN);
            case '%' -> flags.add(Flag.POWERING_DOWN);
            case '$' -> flags.add(Flag.MAINTENANCE);
            case '@' -> flags.add(Flag.REBOOT_REQUESTED);
            case '^' -> flags.add(Flag.REBOOT_ISSUED);
            case '-' -> flags.add(Flag.PLANNED);
            default -> throw new IllegalArgumentException("no such mark: " + mark);
        }
    }

    private static <E extends Enum<E>> Optional<E> find(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }

    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** Whether new jobs are kept away, on purpose or because slurmctld refused the node's registration. */
    public boolean isDrain() {
        return has(Flag.DRAIN) || has(Flag.FAIL) || has(Flag.INVALID_REG);
    }

    /** Whether jobs could run here, were it not full; a node powered down to save power is woken for them. */
    public boolean isUsable() {
        return switch (shown()) {
            case IDLE, MIXED, ALLOCATED, PLANNED, POWERED_DOWN -> true;
            case DOWN, NOT_RESPONDING, DRAINED, DRAINING, UNKNOWN, MAINTENANCE, REBOOTING -> false;
        };
    }

    /**
     * The one word for this state. The order is sinfo's, so that the counts are: a node that is down and drained is
     * drained. Apart from it, what should take jobs, or has them, and does not answer is not responding, where sinfo
     * only marks it with a star.
     */
    public Shown shown() {
        boolean holdsJobs = base == Base.ALLOCATED || base == Base.MIXED;
        if (!holdsJobs && base != Base.DOWN && !isDrain() && has(Flag.MAINTENANCE)) {
            return Shown.MAINTENANCE;
        }
        if (!holdsJobs && (has(Flag.REBOOT_ISSUED) || has(Flag.REBOOT_REQUESTED))) {
            return Shown.REBOOTING;
        }
        if (isDrain() && !holdsJobs && !has(Flag.COMPLETING)) {
            return Shown.DRAINED;
        }
        if (base == Base.DOWN || base == Base.ERROR) {
            return Shown.DOWN;
        }
        if (has(Flag.NOT_RESPONDING)) {
            return Shown.NOT_RESPONDING;
        }
        if (isDrain()) {
            return Shown.DRAINING;
        }
        return switch (base) {
            case ALLOCATED -> Shown.ALLOCATED;
            case MIXED -> Shown.MIXED;
            case IDLE -> idle();
            case UNKNOWN, DOWN, ERROR, FUTURE -> Shown.UNKNOWN;
        };
    }

    private Shown idle() {
        if (has(Flag.POWERED_DOWN) || has(Flag.POWERING_DOWN)) {
            return Shown.POWERED_DOWN;
        }
        return has(Flag.PLANNED) ? Shown.PLANNED : Shown.IDLE;
    }
}
