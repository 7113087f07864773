package trainyard.app.provision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import trainyard.app.kit.Cut;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.StatePaints.Tone;
import trainyard.core.provision.events.Cell;
import trainyard.core.provision.events.RunBoard;
import trainyard.core.provision.events.TaskRow;

/** Draws the part of the matrix that is in view. */
final class MatrixPainter {
    private static final Font PLAY = Font.font("Inter Semi Bold", 12);
    private static final Font TASK = Font.font("Inter", 12);
    private static final Font CODE = Font.font("JetBrains Mono", 11);
    private static final double LETTER = 6.4;
    private static final double TIMES_FROM = 64;

    private final StatePaints paints;
    private final CellPainter cells;

    MatrixPainter(StatePaints paints) {
        this.paints = paints;
        cells = new CellPainter(paints);
    }

    void paint(
            GraphicsContext on,
            RunBoard board,
            MatrixRows rows,
            MatrixLayout at,
            Optional<MatrixPlace> selected,
            Instant now) {
        on.setFill(paints.of(Tone.BACKGROUND));
        on.fillRect(0, 0, at.width(), at.height());
        on.setTextBaseline(VPos.CENTER);
        for (int row = at.firstRow(); row < at.endRow(); row++) {
            if (rows.rows().get(row) instanceof MatrixRows.TaskLine(var task)) {
                cells(on, board, task, row, at, selected);
            }
        }
        on.setFill(paints.of(Tone.BACKGROUND));
        on.fillRect(0, 0, at.side(), at.height());
        for (int row = at.firstRow(); row < at.endRow(); row++) {
            switch (rows.rows().get(row)) {
                case MatrixRows.PlayRow(var play) -> play(on, board, play, row, at);
                case MatrixRows.TaskLine(var task) ->
                    name(
                            on,
                            board.tasks().get(task),
                            row,
                            at,
                            now,
                            selected.filter(place -> place.task() == task).isPresent());
            }
        }
        head(on, board, at, selected, playAt(board, rows, at));
    }

    /** The play whose tasks are on top, once its own row is scrolled away. */
    private static String playAt(RunBoard board, MatrixRows rows, MatrixLayout at) {
        return at.firstRow() < rows.size()
                        && rows.rows().get(at.firstRow()) instanceof MatrixRows.TaskLine(var task)
                        && board.tasks().get(task).play() >= 0
                ? board.plays().get(board.tasks().get(task).play()).name()
                : "";
    }

    private void cells(
            GraphicsContext on, RunBoard board, int task, int row, MatrixLayout at, Optional<MatrixPlace> selected) {
        double top = at.top(row);
        double width = at.cellWidth();
        double middle = top + MatrixLayout.ROW / 2;
        on.setFill(paints.of(Tone.SURFACE));
        if (selected.filter(place -> place.task() == task).isPresent()) {
            on.fillRect(0, top, at.width(), MatrixLayout.ROW);
        }
        for (int host = at.firstHost(); host < at.endHost(); host++) {
            Cell cell = board.cell(task, host);
            double left = at.left(host);
            boolean times = width >= TIMES_FROM && !cell.duration().isZero();
            cells.glyph(on, cell, times ? left + 16 : left + width / 2, middle, width);
            if (times) {
                on.setFont(CODE);
                on.setFill(paints.of(Tone.MUTED));
                on.setTextAlign(TextAlignment.RIGHT);
                on.fillText(time(cell.duration()), left + Math.min(width, 96) - 12, middle);
            }
        }
        selected.filter(place -> place.task() == task).ifPresent(place -> {
            on.setStroke(paints.of(Tone.ACCENT));
            on.setLineWidth(2);
            on.strokeRoundRect(at.left(place.host()) + 1, top + 1, width - 2, MatrixLayout.ROW - 2, 4, 4);
        });
    }

    private void play(GraphicsContext on, RunBoard board, int play, int row, MatrixLayout at) {
        double top = at.top(row);
        on.setFill(paints.of(Tone.SURFACE));
        on.fillRect(0, top, at.width(), MatrixLayout.ROW);
        on.setFill(paints.of(Tone.TEXT));
        on.setFont(PLAY);
        on.setTextAlign(TextAlignment.LEFT);
        String name = play < 0 ? "" : board.plays().get(play).name();
        on.fillText(name, 16, top + MatrixLayout.ROW / 2);
    }

    private void name(GraphicsContext on, TaskRow task, int row, MatrixLayout at, Instant now, boolean selected) {
        double top = at.top(row);
        double middle = top + MatrixLayout.ROW / 2;
        if (selected) {
            on.setFill(paints.of(Tone.SURFACE));
            on.fillRect(0, top, at.side(), MatrixLayout.ROW);
        }
        on.setTextAlign(TextAlignment.LEFT);
        on.setFont(TASK);
        on.setFill(paints.of(task.handler() ? Tone.MUTED : Tone.TEXT));
        int letters = (int) ((at.side() - MatrixLayout.TIME - 32) / LETTER);
        String title = task.handler() ? "handler: " + task.name() : task.name();
        on.fillText(Cut.middle(title, letters), 24, middle);
        on.setFont(CODE);
        on.setFill(paints.of(Tone.MUTED));
        on.setTextAlign(TextAlignment.RIGHT);
        on.fillText(time(task.wall(now)), at.side() - 12, middle);
    }

    private void head(
            GraphicsContext on, RunBoard board, MatrixLayout at, Optional<MatrixPlace> selected, String play) {
        double head = at.head();
        on.setFill(paints.of(Tone.BACKGROUND));
        on.fillRect(0, 0, at.width(), head);
        on.setFont(CODE);
        for (int host = at.firstHost(); host < at.endHost(); host++) {
            boolean chosen = selected.isPresent() && selected.get().host() == host;
            boolean lost =
                    board.totals().get(host).failed() + board.totals().get(host).unreachable() > 0;
            on.setFill(paints.of(lost ? Tone.RUN_FAILED : chosen ? Tone.ACCENT : Tone.TEXT));
            String name = board.hosts().get(host);
            double middle = at.left(host) + at.cellWidth() / 2;
            if (middle < at.side()) {
                continue;
            }
            on.save();
            if (at.level()) {
                on.setTextAlign(TextAlignment.CENTER);
                on.fillText(name, middle, head / 2);
            } else {
                on.setTextAlign(TextAlignment.LEFT);
                on.translate(middle - 2, head - 8);
                on.rotate(-MatrixLayout.SLANT);
                on.fillText(name, 0, 0);
            }
            on.restore();
        }
        on.setFill(paints.of(Tone.BACKGROUND));
        on.fillRect(0, 0, at.side(), head);
        on.setFill(paints.of(Tone.MUTED));
        on.setFont(TASK);
        on.setTextAlign(TextAlignment.LEFT);
        if (play.isEmpty()) {
            on.fillText("Task", 24, head - 14);
        } else {
            on.setFont(PLAY);
            on.setFill(paints.of(Tone.TEXT));
            on.fillText(Cut.middle(play, (int) ((at.side() - MatrixLayout.TIME - 24) / LETTER)), 16, head - 14);
            on.setFill(paints.of(Tone.MUTED));
            on.setFont(TASK);
        }
        on.setTextAlign(TextAlignment.RIGHT);
        on.fillText("Took", at.side() - 12, head - 14);
        on.setStroke(paints.of(Tone.BORDER));
        on.setLineWidth(1);
        on.strokeLine(0, head - 0.5, at.width(), head - 0.5);
    }

    /** {@code 120 ms}, {@code 4.2 s}, {@code 3 min 5 s}. */
    static String time(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 1_000) {
            return millis + " ms";
        }
        return millis < 60_000
                ? "%.1f s".formatted(millis / 1e3)
                : duration.toMinutes() + " m " + duration.toSecondsPart() + " s";
    }
}
