package trainyard.app.config.text;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanEditing;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.kit.code.CodeView;
import trainyard.app.kit.code.Language;
import trainyard.core.lint.PlanLint;

/** The plan's own text, read and typed. */
public final class YamlTab implements PlanTab {
    private static final double SOONEST = 250;
    private static final double LATEST = 1_500;

    private final PlanEditing editing;
    private final CodeView code = new CodeView("plan-yaml");
    private final Typing typing = new Typing();
    private final PauseTransition rest = new PauseTransition(Duration.millis(SOONEST));
    private final Label trouble = new Label("", new FontIcon("mdi2a-alert-circle-outline"));
    private final Hyperlink there = new Hyperlink("Go there");
    private final HBox strip = new HBox(8, trouble, there);
    private final BorderPane view = new BorderPane(code);
    private Optional<PlanState> shown = Optional.empty();
    private boolean isBegun;
    private long typedAt;

    public YamlTab(PlanDesk plan) {
        editing = plan.editing();
        editing.beforeEach(this::take);
        code.editable(true);
        code.onTyped(rest::playFromStart);
        rest.setOnFinished(event -> take());
        trouble.setWrapText(true);
        trouble.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(trouble, Priority.ALWAYS);
        there.setMinWidth(HBox.USE_PREF_SIZE);
        strip.getStyleClass().add("code-trouble");
        strip.setId("plan-yaml-trouble");
        strip.managedProperty().bind(strip.visibleProperty());
        strip.setVisible(false);
        view.setBottom(strip);
    }

    @Override
    public String title() {
        return "YAML";
    }

    @Override
    public String icon() {
        return "mdi2c-code-braces";
    }

    @Override
    public Parent view() {
        return view;
    }

    /** Hands on what was typed and is not part of the plan yet. */
    private void take() {
        rest.stop();
        if (isBegun) {
            typing.typed(code.text()).ifPresent(text -> {
                typedAt = System.nanoTime();
                editing.type(text);
            });
        }
    }

    @Override
    public void show(PlanState state) {
        pace();
        if (!isBegun || isAnother(state)) {
            isBegun = true;
            code.open(typing.begin(state.text()), Language.YAML);
        } else {
            typing.arrived(state.text(), code.text()).ifPresent(next -> {
                List<Integer> changed = code.text(next);
                if (!code.isTyping()) {
                    code.point(changed);
                }
            });
        }
        shown = Optional.of(state);
        strip.setVisible(state.broken().isPresent());
        state.broken().ifPresent(broken -> {
            trouble.setText("Line " + broken.line() + ": " + sentence(broken.message(), broken.line()));
            there.setOnAction(event -> code.lead(broken.line(), broken.column()));
        });
    }

    private boolean isAnother(PlanState state) {
        boolean isUnnamed = state.path().isEmpty();
        return shown.filter(before ->
                                before.path().equals(state.path()) && (!isUnnamed || before.saved() == state.saved()))
                        .isEmpty()
                && !typing.isOf(state.text());
    }

    private static String sentence(String message, int line) {
        return message.replaceFirst("(?i)^line " + line + "\\b[^:]*: *", "").strip();
    }

    /** In a large plan what is typed is taken less often, so that it never queues. */
    private void pace() {
        if (typedAt > 0) {
            double took = (System.nanoTime() - typedAt) / 1e6;
            typedAt = 0;
            rest.setDuration(Duration.millis(Math.clamp(took, SOONEST, LATEST)));
        }
    }

    @Override
    public void lint(PlanLint lint) {
        code.marks(Marks.inPlan(lint));
    }

    @Override
    public boolean lead(PlanPlace place) {
        if (!(place instanceof PlanPlace.InText(var position))) {
            return false;
        }
        editing.state().get().ifPresent(this::show);
        code.lead(position.line(), position.column());
        return true;
    }

    @Override
    public void hidden() {
        take();
    }
}
