package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.edit.Data;
import trainyard.core.slurm.MigProfiles;
import trainyard.core.slurm.MigProfiles.Board;
import trainyard.core.slurm.MigProfiles.Instance;
import trainyard.core.slurm.MigProfiles.Profile;

/**
 * How one GPU is cut, on the board that it is.
 *
 * @param instances in the order of their slices, with the numbers that the plan has for them
 */
record MigCut(Board board, List<Numbered> instances) {
    /** @param number as {@code nvidia-smi mig -lgi} shows it */
    record Numbered(Instance instance, int number) {}

    /** An entry of the plan's {@code mig}: instances of one profile. */
    record Entry(String profile, List<Integer> numbers) {
        Data.Mapping data(int gpu) {
            return Data.mapping("gpu", Data.number(gpu))
                    .with("profile", Data.text(profile))
                    .with(
                            "instances",
                            new Data.Items(numbers.stream().map(Data::number).toList()));
        }
    }

    /** On the first of the boards where what the plan has fits; empty where it fits none of them. */
    static Optional<MigCut> of(List<Board> boards, List<ComputeNode.Mig> plan) {
        return boards.stream().flatMap(board -> on(board, plan).stream()).findFirst();
    }

    static Optional<MigCut> on(Board board, List<ComputeNode.Mig> plan) {
        List<Numbered> asNumbered = plan.stream()
                .flatMap(mig -> board.find(mig.profile()).stream()
                        .flatMap(profile -> mig.instances().stream().map(number -> atNumber(board, profile, number))))
                .flatMap(Optional::stream)
                .toList();
        List<String> names = plan.stream()
                .flatMap(mig -> Collections.nCopies(mig.instances().size(), mig.profile()).stream())
                .toList();
        return MigProfiles.places(board, names).map(places -> {
            var placed = new MigCut(board, sorted(asNumbered));
            if (asNumbered.size() == names.size() && placed.isApart()) {
                return placed;
            }
            return new MigCut(board, withNumbers(places, plan));
        });
    }

    /** The driver's numbers tell where an instance lies. */
    private static Optional<Numbered> atNumber(Board board, Profile profile, int number) {
        return profile.starts().stream()
                .map(start -> new Numbered(new Instance(profile, start), number))
                .filter(one -> one.instance().number(board) == number)
                .findFirst();
    }

    /** Numbers that are not the driver's stay what they are, in places that are possible. */
    private static List<Numbered> withNumbers(List<Instance> places, List<ComputeNode.Mig> plan) {
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        plan.forEach(mig -> numbers.computeIfAbsent(mig.profile(), name -> new ArrayList<>())
                .addAll(mig.instances()));
        return places.stream()
                .map(place -> new Numbered(
                        place,
                        numbers.getOrDefault(place.profile().name(), new ArrayList<>())
                                .removeFirst()))
                .toList();
    }

    private static List<Numbered> sorted(List<Numbered> instances) {
        return instances.stream()
                .sorted(java.util.Comparator.comparingInt(one -> one.instance().start()))
                .toList();
    }

    private boolean isApart() {
        int free = 0;
        for (Numbered one : instances) {
            if (one.instance().start() < free) {
                return false;
            }
            free = one.instance().start() + one.instance().profile().size();
        }
        return true;
    }

    private List<String> names() {
        return instances.stream().map(one -> one.instance().profile().name()).toList();
    }

    /** Whether one more of a profile has a place, and be it that the others move. */
    boolean fits(Profile profile) {
        return MigProfiles.misfit(
                        board,
                        Stream.concat(names().stream(), Stream.of(profile.name()))
                                .toList())
                .isEmpty();
    }

    /** One more, where it is free; where nothing is free for it, all others move and get the numbers of their places. */
    MigCut with(Profile profile) {
        for (int start : profile.starts()) {
            var added = new Instance(profile, start);
            var more = new ArrayList<>(instances);
            more.add(new Numbered(added, added.number(board)));
            var cut = new MigCut(board, sorted(more));
            if (cut.isApart()) {
                return cut;
            }
        }
        return MigProfiles.places(
                        board,
                        Stream.concat(names().stream(), Stream.of(profile.name()))
                                .toList())
                .map(places -> new MigCut(
                        board,
                        places.stream()
                                .map(place -> new Numbered(place, place.number(board)))
                                .toList()))
                .orElse(this);
    }

    MigCut without(Numbered gone) {
        return new MigCut(
                board, instances.stream().filter(one -> !one.equals(gone)).toList());
    }

    /** As the plan has it: by profile, the larger first. */
    List<Entry> entries() {
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        instances.stream()
                .sorted(java.util.Comparator.comparingInt(
                        (Numbered one) -> -one.instance().profile().size()))
                .forEach(one -> numbers.computeIfAbsent(one.instance().profile().name(), name -> new ArrayList<>())
                        .add(one.number()));
        return numbers.entrySet().stream()
                .map(entry -> new Entry(
                        entry.getKey(), entry.getValue().stream().sorted().toList()))
                .toList();
    }
}
