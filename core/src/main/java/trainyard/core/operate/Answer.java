package trainyard.core.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.operate.Action.Step;
import trainyard.core.remote.CommandResult;

/**
 * What a command of Slurm said of each of its targets. The exit status alone does not tell: scancel ends with 0 where a
 * job is unknown, and scontrol with 1 where it refuses one job of many. The forms are those of scontrol and scancel
 * 22.05, 24.11 and 26.05.
 *
 * @param said all that the command wrote, one sentence a line
 * @param complaints by the target that each names
 */
record Answer(int status, String said, List<Complaint> complaints) {
    /** What is wrong with one job, or with tasks of an array. */
    record Complaint(String id, String why) {}

    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("scancel: error: Kill job error on job (?:step )?id (?<id>[^ :]+): (?<why>.+)"),
            Pattern.compile("(?<why>.+) for job (?<id>[^ ]+)"),
            Pattern.compile("(?<id>[0-9]+_[0-9,\\[\\]-]+): (?<why>.+)"));

    static Answer of(CommandResult result) {
        // Verbose scancel tells what it loads and does; only its errors matter.
        String said = String.join(
                "\n",
                (result.errors() + "\n" + result.text())
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .filter(line -> !line.startsWith("scancel: ") || line.startsWith("scancel: error: "))
                        .toList());
        var complaints = new ArrayList<Complaint>();
        said.lines().forEach(line -> complaint(line).ifPresent(complaints::add));
        return new Answer(result.exitStatus(), said, List.copyOf(complaints));
    }

    private static Optional<Complaint> complaint(String line) {
        return FORMS.stream()
                .map(form -> form.matcher(line))
                .filter(Matcher::matches)
                .findFirst()
                .map(match -> new Complaint(match.group("id"), match.group("why")))
                .filter(complaint -> !complaint.why().equals("No error"));
    }

    /**
     * Why Slurm did not do it to this target of the step; empty where it did. The complaint is about the target, or about
     * all targets together, as {@code scontrol top} has it.
     */
    Optional<Complaint> refusal(Step step, String target) {
        if (step.targets().size() > 1 && !complaints.isEmpty()) {
            return complaints.stream()
                    .filter(complaint -> names(complaint.id(), target))
                    .map(complaint ->
                            new Complaint(complaint.id().contains(",") ? complaint.id() : target, complaint.why()))
                    .findFirst();
        }
        if (!complaints.isEmpty()) {
            return Optional.of(new Complaint(target, complaints.getFirst().why()));
        }
        return status == 0 ? Optional.empty() : Optional.of(new Complaint(target, firstLine()));
    }

    /** Whether a command for several targets failed without saying at which. */
    boolean isUnclear(Step step) {
        return status != 0 && complaints.isEmpty() && step.targets().size() > 1;
    }

    private static boolean names(String id, String target) {
        boolean list = id.matches("[0-9].*,.*") && ("," + id + ",").contains("," + target + ",");
        return list || id.equals(target) || id.startsWith(target + "_");
    }

    private String firstLine() {
        return said.lines().findFirst().orElse("exit status " + status);
    }
}
