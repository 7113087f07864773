package trainyard.app.monitoring;

import java.util.ArrayList;
import java.util.List;

/**
 * A value axis from zero up, with marks at round numbers.
 *
 * @param top the value at its upper end, in the metric's unit
 * @param step between two marks
 * @param factor what a value is divided by for its mark
 * @param symbol the unit of all marks; empty for numbers
 */
record Scale(double top, double step, double factor, String symbol) {
    private static final double MARKS = 4;

    static Scale of(Unit unit, double most) {
        if (unit == Unit.SHARE && most <= 1) {
            return new Scale(1, 0.25, 0.01, "%");
        }
        double high = most > 0 ? most : 1;
        double factor = unit.factor(high);
        double step = round(high / factor / MARKS);
        if (unit == Unit.COUNT) {
            step = Math.max(1, Math.ceil(step));
        }
        double top = Math.max(1, Math.ceil(high / factor / step - 1e-9)) * step;
        return new Scale(top * factor, step * factor, factor, unit.symbol(high));
    }

    /** The next of 1, 2, 2.5, 5 times a power of ten. */
    private static double round(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double digit : new double[] {1, 2, 2.5, 5}) {
            if (least <= digit * power * (1 + 1e-9)) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    /** From zero to the top. */
    List<Double> marks() {
        var marks = new ArrayList<Double>();
        for (int i = 0; i * step <= top * (1 + 1e-9); i++) {
            marks.add(i * step);
        }
        return marks;
    }

    /** A mark's number, with the unit at the topmost one alone. */
    String text(double mark) {
        // Sums of fractions are not as round as they look.
        String number = Unit.number(Math.rint(mark / factor * 1000) / 1000);
        boolean topmost = mark + step > top * (1 + 1e-9);
        return topmost && !symbol.isEmpty() ? number + " " + symbol : number;
    }

    /** Where a value stands, from 0 at the bottom to 1 at the top. */
    double at(double value) {
        return Math.clamp(value / top, 0, 1);
    }
}
