package trainyard.app.provision;

import trainyard.app.kit.Look;
import trainyard.core.provision.events.Cell;

/** How the state of a task on a host looks: word, glyph and colour, the same in matrix, inspector and legend. */
final class CellLook {
    private CellLook() {}

    static Look of(Cell cell) {
        return cell.ignored() && cell.state().isBad()
                ? new Look("failed, ignored", "mdi2c-close", "run-ignored")
                : of(cell.state());
    }

    static Look of(Cell.State state) {
        String icon = switch (state) {
            case OK -> "mdi2c-check";
            case CHANGED -> "mdi2r-rhombus";
            case FAILED -> "mdi2c-close-box";
            case UNREACHABLE -> "mdi2m-minus-box";
            case SKIPPED -> "mdi2m-minus";
            case RUNNING -> "mdi2p-play";
            case WAITING -> "mdi2c-circle-outline";
            case BROKEN_OFF -> "mdi2s-square";
            case NOT_RUN, ABSENT -> "mdi2c-circle-small";
        };
        return new Look(state.word(), icon, "run-" + state.word().replace(' ', '-'));
    }
}
