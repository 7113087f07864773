package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The tasks of {@code --array}, such as {@code 0-9}, {@code 1,3,5-9:2} or {@code 0-99%4}.
 *
 * @param runs without a gap each, in their order
 * @param throttle how many may run at a time; 0 for no limit
 */
record ArrayNumbers(List<Run> runs, int throttle) {
    /** MaxArraySize of the configuration; task numbers stay below it. */
    private static final int MAX = 1_001;

    private static final Pattern FORM = Pattern.compile("([0-9,:-]+)(?:%(\\d{1,6}))?");
    private static final Pattern PART = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6})(?::(\\d{1,6}))?)?");

    /** From the first to the last, both included. */
    record Run(int first, int last) {}

    /** Empty where Slurm does not take it. */
    static Optional<ArrayNumbers> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var numbers = new TreeSet<Integer>();
        for (String word : form.group(1).split(",", -1)) {
            var part = PART.matcher(word);
            if (!part.matches()) {
                return Optional.empty();
            }
            int first = Integer.parseInt(part.group(1));
            int last = part.group(2) == null ? first : Integer.parseInt(part.group(2));
            int step = part.group(3) == null ? 1 : Integer.parseInt(part.group(3));
            if (last < first || step == 0 || last >= MAX) {
                return Optional.empty();
            }
            for (int number = first; number <= last; number += step) {
                numbers.add(number);
            }
        }
        return Optional.of(
                new ArrayNumbers(runs(numbers), form.group(2) == null ? 0 : Integer.parseInt(form.group(2))));
    }

    private static List<Run> runs(Iterable<Integer> numbers) {
        var runs = new ArrayList<Run>();
        for (int number : numbers) {
            boolean goesOn = !runs.isEmpty() && runs.getLast().last() + 1 == number;
            runs.add(new Run(goesOn ? runs.removeLast().first() : number, number));
        }
        return runs;
    }
}
