package trainyard.core.slurm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which MIG profiles an NVIDIA GPU can be cut into, and where each may lie on it. The table is beside this class; it
 * follows NVIDIA's MIG User Guide (supported profiles, and what {@code nvidia-smi mig -lgipp} lists).
 *
 * @param models by the model's name, such as {@code a100}; a model with several sizes of memory has several
 */
public record MigProfiles(Map<String, List<Board>> models) {
    private static final String TABLE = "/trainyard/core/slurm/mig-profiles.txt";

    /** A GPU of one size of memory, {@code slices} of it. */
    public record Board(String model, String memory, int slices, List<Profile> profiles) {
        /** The profile with this name, such as {@code 3g.20gb} or {@code 1g.10gb+me}. */
        public Optional<Profile> find(String name) {
            return profiles.stream()
                    .filter(profile -> profile.name().equalsIgnoreCase(name))
                    .findFirst();
        }

        public String shown() {
            return model + " " + memory;
        }
    }

    /**
     * One way to cut.
     *
     * @param size how many slices of memory it takes
     * @param starts the slices that it may start at
     * @param most how many of it a GPU can have
     */
    public record Profile(String name, int size, List<Integer> starts, int most) {}

    /** @param start the slice that it starts at */
    public record Instance(Profile profile, int start) {
        /** The number that NVIDIA's driver gives it: halves count from 1, quarters from 3, eighths from 7. */
        public int number(Board board) {
            return board.slices() / profile.size() - 1 + start / profile.size();
        }
    }

    public static MigProfiles shipped() {
        return Holder.SHIPPED;
    }

    private static final class Holder {
        private static final MigProfiles SHIPPED = read();
    }

    /** Boards of the model that a GPU's type names: {@code nvidia_h100_80gb_hbm3} and {@code h100} are an H100. */
    public List<Board> boards(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return models.entrySet().stream()
                .filter(model -> lower.matches("(.*[^a-z0-9])?" + model.getKey() + "([^a-z0-9].*)?"))
                .max(Comparator.comparingInt(model -> model.getKey().length()))
                .map(model -> named(model.getValue(), lower))
                .orElse(List.of());
    }

    /** Those whose memory the type names too, else all. */
    private static List<Board> named(List<Board> boards, String type) {
        List<Board> exact = boards.stream()
                .filter(board -> type.matches(".*(^|[^0-9])" + board.memory() + ".*"))
                .toList();
        return exact.isEmpty() ? boards : exact;
    }

    /** Why a GPU cannot be cut so; empty where it can. Each profile is one instance, in any order. */
    public static Optional<String> misfit(Board board, List<String> names) {
        var wanted = new ArrayList<Profile>();
        for (String name : names) {
            Optional<Profile> profile = board.find(name);
            if (profile.isEmpty()) {
                return Optional.of("'" + name + "' is no profile of " + board.shown() + ", which has "
                        + board.profiles().stream().map(Profile::name).collect(Collectors.joining(", ")));
            }
            wanted.add(profile.get());
        }
        for (Profile profile : board.profiles()) {
            long number = wanted.stream().filter(profile::equals).count();
            if (number > profile.most()) {
                return Optional.of(
                        number + " of " + profile.name() + ", but " + board.shown() + " takes " + profile.most());
            }
        }
        return placed(wanted).isEmpty()
                ? Optional.of("these profiles find no places beside each other on " + board.shown())
                : Optional.empty();
    }

    /**
     * Places for instances beside each other, in the order of their slices; empty where they cannot all be had.
     *
     * @param names of profiles, each one instance
     */
    public static Optional<List<Instance>> places(Board board, List<String> names) {
        return misfit(board, names).isPresent()
                ? Optional.empty()
                : placed(names.stream()
                        .flatMap(name -> board.find(name).stream())
                        .toList());
    }

    private static Optional<List<Instance>> placed(List<Profile> wanted) {
        var hardFirst = new ArrayList<>(wanted);
        hardFirst.sort(
                Comparator.comparingInt((Profile profile) -> profile.starts().size()));
        var instances = new ArrayList<Instance>();
        if (!place(hardFirst, 0, new BitSet(), instances)) {
            return Optional.empty();
        }
        instances.sort(Comparator.comparingInt(Instance::start));
        return Optional.of(List.copyOf(instances));
    }

    private static boolean place(List<Profile> wanted, int index, BitSet taken, List<Instance> placed) {
        if (index == wanted.size()) {
            return true;
        }
        Profile profile = wanted.get(index);
        for (int start : profile.starts()) {
            if (taken.get(start, start + profile.size()).isEmpty()) {
                taken.set(start, start + profile.size());
                placed.add(new Instance(profile, start));
                if (place(wanted, index + 1, taken, placed)) {
                    return true;
                }
                placed.removeLast();
                taken.clear(start, start + profile.size());
            }
        }
        return false;
    }

    private static MigProfiles read() {
        var models = new LinkedHashMap<String, List<Board>>();
        try (var in = MigProfiles.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + TABLE);
            }
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            for (String line : lines) {
                if (line.startsWith("[")) {
                    String[] head = line.substring(1, line.length() - 1).split(" ");
                    models.computeIfAbsent(head[0], name -> new ArrayList<>())
                            .add(new Board(head[0], head[1], Integer.parseInt(head[2]), new ArrayList<>()));
                } else {
                    models.lastEntry().getValue().getLast().profiles().add(profile(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MigProfiles(models);
    }

    private static Profile profile(String line) {
        String[] columns = line.split(" ");
        List<Integer> starts =
                Stream.of(columns[2].split(",")).map(Integer::valueOf).toList();
        return new Profile(
                columns[0],
                Integer.parseInt(columns[1]),
                starts,
                columns.length > 3 ? Integer.parseInt(columns[3]) : starts.size());
    }
}
