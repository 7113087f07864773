package trainyard.app.provision;

import java.util.Optional;
import trainyard.core.provision.events.Cell;
import trainyard.core.provision.events.RunBoard;

/**
 * A cell of the matrix.
 *
 * @param task index of the task on the board
 * @param host index of the host
 */
record MatrixPlace(int task, int host) {
    boolean isOn(RunBoard board) {
        return task < board.tasks().size() && host < board.hosts().size();
    }

    /** The next cell where the run went wrong, or the one before; from the end on at the beginning. */
    static Optional<MatrixPlace> bad(RunBoard board, Optional<MatrixPlace> from, boolean backwards) {
        int hosts = board.hosts().size();
        int all = board.tasks().size() * hosts;
        if (all == 0) {
            return Optional.empty();
        }
        int start = from.map(place -> place.task() * hosts + place.host()).orElse(backwards ? all : -1);
        for (int step = 1; step <= all; step++) {
            int at = Math.floorMod(backwards ? start - step : start + step, all);
            Cell cell = board.cell(at / hosts, at % hosts);
            if (cell.isFailure()) {
                return Optional.of(new MatrixPlace(at / hosts, at % hosts));
            }
        }
        return Optional.empty();
    }
}
