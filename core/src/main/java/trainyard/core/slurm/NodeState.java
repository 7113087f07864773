package trainyard.core.slurm;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
        RES,
        RESUME,
        UNDRAIN,
        UPDATE
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

    private static final Map<String, NodeState> SEEN = new ConcurrentHashMap<>();

    /** Reads a state as {@code scontrol} writes it; equal texts give the same object. */
    public static NodeState parse(String text) {
        return SEEN.computeIfAbsent(text, NodeState::read);
    }

    private static NodeState read(String text) {
        var flags = EnumSet.noneOf(Flag.class);
        Base base = Base.UNKNOWN;
        boolean first = true;
        for (String part : text.split("\\+")) {
            String word = part.toUpperCase(Locale.ROOT);
            String plain = word.replaceAll("[*~#!%$@^-]+$", "");
            word.substring(plain.length()).chars().forEach(suffix -> suffixFlag((char) suffix, flags));
            if (first) {
                base = find(Base.values(), plain).orElse(Base.UNKNOWN);
                first = false;
            }
            find(Flag.values(), plain.equals("FAILING") ? "FAIL" : plain).ifPresent(flags::add);
        }
        return new NodeState(text, base, Set.copyOf(flags));
    }

    /** The one-letter marks behind a state, by the table of sinfo(1), NODE STATE CODES. */
    private static void suffixFlag(char suffix, Set<Flag> flags) {
        switch (suffix) {
            case '*' -> flags.add(Flag.NOT_RESPONDING);
            case '~' -> flags.add(Flag.POWERED_DOWN);
            case '#' -> flags.add(Flag.POWERING_UP);
            case '!' -> flags.add(Flag.POWER_DOWN);
            case '%' -> flags.add(Flag.POWERING_DOWN);
            case '$' -> flags.add(Flag.MAINTENANCE);
            case '@' -> flags.add(Flag.REBOOT_REQUESTED);
            case '^' -> flags.add(Flag.REBOOT_ISSUED);
            case '-' -> flags.add(Flag.PLANNED);
            default -> throw new IllegalArgumentException("no such mark: " + suffix);
        }
    }

    private static <E extends Enum<E>> Optional<E> find(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }

    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** Whether new jobs are kept away on purpose or because the node's registration was refused. */
    public boolean isDrain() {
        return has(Flag.DRAIN) || has(Flag.FAIL);
    }

    private boolean isBusy() {
        return base == Base.ALLOCATED || base == Base.MIXED || has(Flag.COMPLETING);
    }

    /** Whether jobs could run here now, were it not full. */
    public boolean isUsable() {
        return switch (shown()) {
            case IDLE, MIXED, ALLOCATED, PLANNED -> true;
            default -> false;
        };
    }

    public Shown shown() {
        if (base == Base.DOWN || base == Base.ERROR) {
            return powered(Shown.DOWN);
        }
        if (has(Flag.NOT_RESPONDING)) {
            return Shown.NOT_RESPONDING;
        }
        if (isDrain()) {
            return isBusy() ? Shown.DRAINING : Shown.DRAINED;
        }
        if (has(Flag.REBOOT_ISSUED) || has(Flag.REBOOT_REQUESTED)) {
            return Shown.REBOOTING;
        }
        if (has(Flag.MAINTENANCE)) {
            return Shown.MAINTENANCE;
        }
        return switch (base) {
            case ALLOCATED -> Shown.ALLOCATED;
            case MIXED -> Shown.MIXED;
            case IDLE -> powered(has(Flag.PLANNED) ? Shown.PLANNED : Shown.IDLE);
            default -> Shown.UNKNOWN;
        };
    }

    private Shown powered(Shown otherwise) {
        boolean down = has(Flag.POWERED_DOWN) || has(Flag.POWERING_DOWN);
        return down ? Shown.POWERED_DOWN : otherwise;
    }
}
