package trainyard.app.jobs;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import trainyard.app.kit.Cut;
import trainyard.app.kit.Desk;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.LogFeed;
import trainyard.app.kit.LogView;
import trainyard.app.kit.OpenCluster;
import trainyard.core.live.output.FileState;
import trainyard.core.live.output.FollowedFile;
import trainyard.core.live.output.TextLine;

/** A job's output or errors, followed live while it is seen. */
final class OutputView extends BorderPane {
    private static final int MOST_LETTERS = 80;

    private final Desk desk;
    private final LogView log;
    private final EmptyState empty = new EmptyState("mdi2t-text-box-outline");
    private final ToggleButton errors = new ToggleButton("Errors");
    private final ToggleButton output = new ToggleButton("Output");
    private final Label path = new Label();
    private final Label state = new Label();
    private JobStory story;
    private boolean seen;
    private boolean whole;
    private String followed = "";
    private Runnable stop = () -> {};

    OutputView(Desk desk, JobStory nothing) {
        this.desk = desk;
        story = nothing;
        log = new LogView(desk.background(), "Older lines are on the cluster.");
        log.onFromBeginning(() -> follow(true));
        log.placeholder(empty);
        var which = new ToggleGroup();
        output.setToggleGroup(which);
        errors.setToggleGroup(which);
        output.setSelected(true);
        which.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else if (before != null) {
                follow(false);
            }
        });
        for (var button : List.of(output, errors)) {
            button.getStyleClass().add("small");
        }
        output.getStyleClass().add("left-pill");
        errors.getStyleClass().add("right-pill");
        log.addTool(new HBox(output, errors));
        path.getStyleClass().addAll("code", "muted");
        state.setId("output-state");
        state.getStyleClass().add("muted");
        var foot = new HBox(12, path, state);
        foot.getStyleClass().add("log-foot");
        setCenter(log);
        setBottom(foot);
    }

    /** Another job, or the same one as it is now: a file that is followed already goes on. */
    void show(JobStory now) {
        story = now;
        boolean same = now.output().equals(now.errors());
        errors.setDisable(same);
        if (same) {
            output.setSelected(true);
        }
        if (!wanted().equals(followed)) {
            follow(false);
        }
    }

    void seen(boolean now) {
        if (seen != now) {
            seen = now;
            follow(whole);
        }
    }

    private String wanted() {
        return errors.isSelected() ? story.errors() : story.output();
    }

    private void follow(boolean fromBeginning) {
        stop.run();
        stop = () -> {};
        whole = fromBeginning;
        followed = "";
        if (!seen) {
            return;
        }
        String file = wanted();
        LogFeed feed = log.open();
        path.setText(Cut.middle(file, MOST_LETTERS));
        path.setTooltip(file.isEmpty() ? null : new Tooltip(file));
        say("");
        if (file.isEmpty()) {
            empty.say("No output file", "An interactive job writes to its user's terminal.");
            return;
        }
        empty.say("Nothing written yet", "Lines come here as the job writes them.");
        desk.cluster().getValue().ifPresent(cluster -> follow(cluster, file, feed, fromBeginning));
    }

    private void follow(OpenCluster cluster, String file, LogFeed feed, boolean fromBeginning) {
        followed = file;
        var current = new boolean[] {true};
        var watcher = new FollowedFile.Watcher() {
            @Override
            public void state(FileState now) {
                Platform.runLater(() -> {
                    if (current[0]) {
                        tell(now, file, cluster);
                    }
                });
            }

            @Override
            public void lines(List<TextLine> finished, TextLine open) {
                feed.add(finished, open);
            }
        };
        var following = new FollowedFile(cluster.shell(), file);
        long last = fromBeginning ? FollowedFile.ALL : FollowedFile.LAST_PART;
        Runnable end = desk.background()
                .untilStopped(
                        () -> {
                            following.follow(last, watcher);
                            return file;
                        },
                        problem -> {
                            if (current[0]) {
                                fail(String.valueOf(problem.getMessage()));
                            }
                        });
        stop = () -> {
            current[0] = false;
            end.run();
        };
    }

    private void tell(FileState now, String file, OpenCluster cluster) {
        say(now.said());
        switch (now) {
            case FileState.Following(long older) -> log.older(older > 0);
            case FileState.Awaited awaited ->
                empty.say(
                        "No such file on " + cluster.shell().target(),
                        story.waits()
                                ? "The job has not started; its output is shown as soon as it is written."
                                : story.outputIsGuessed()
                                        ? "Accounting does not keep the path; this is the name that Slurm gives by itself."
                                        : "Is " + file + " on a disk that this machine shares with the job's nodes?");
            case FileState.Unreadable unreadable -> empty.say("The output cannot be read", unreadable.sentence());
            case FileState.Restarted restarted -> log.older(false);
            case FileState.Broken broken -> {}
        }
    }

    /** A sentence names the file itself, so it takes the place of the path. */
    private void say(String sentence) {
        state.setText(sentence);
        path.setVisible(sentence.isEmpty());
        path.setManaged(sentence.isEmpty());
    }

    private void fail(String sentence) {
        followed = "";
        say(sentence);
        empty.say("The output cannot be shown", sentence);
    }
}
