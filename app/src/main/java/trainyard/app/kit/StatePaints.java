package trainyard.app.kit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import trainyard.core.slurm.NodeState;

/**
 * The stylesheet's colours for what is drawn on a canvas, which no stylesheet reaches by itself.
 *
 * <p>An unseen region in the scene: CSS sets its properties, and the canvas reads them.
 */
public final class StatePaints extends Region {
    /** Colours besides those of the states. */
    public enum Tone {
        BACKGROUND,
        SURFACE,
        BORDER,
        TEXT,
        MUTED,
        ACCENT,
        RUN_OK,
        RUN_CHANGED,
        RUN_FAILED,
        RUN_UNREACHABLE,
        /** Nothing happened, or nothing yet. */
        RUN_QUIET,
        /** A GPU that no job holds. */
        GPU_FREE,
        GPU_BUSY,
        /** A GPU that no job holds and none can get, or one that is not there. */
        GPU_OUT,
        /** The ends of a scale: nothing in use, all in use. */
        SCALE_LOW,
        SCALE_HIGH,
        PARTITION_1,
        PARTITION_2,
        PARTITION_3,
        PARTITION_4,
        PARTITION_5,
        PARTITION_6,
        PARTITION_7,
        PARTITION_8
    }

    private static final StyleablePropertyFactory<StatePaints> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final Map<NodeState.Shown, CssMetaData<StatePaints, Paint>> STATES =
            new EnumMap<>(NodeState.Shown.class);
    private static final Map<Tone, CssMetaData<StatePaints, Paint>> TONES = new EnumMap<>(Tone.class);
    private static final List<CssMetaData<? extends Styleable, ?>> ALL;

    static {
        for (var state : NodeState.Shown.values()) {
            STATES.put(
                    state,
                    meta(
                            "-paint-" + state.word().replace(' ', '-'),
                            region -> Objects.requireNonNull(region.states.get(state))));
        }
        for (var tone : Tone.values()) {
            TONES.put(
                    tone,
                    meta(
                            "-paint-"
                                    + tone.name()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', '-'),
                            region -> Objects.requireNonNull(region.tones.get(tone))));
        }
        ALL = FACTORY.getCssMetaData();
    }

    private static CssMetaData<StatePaints, Paint> meta(
            String name, java.util.function.Function<StatePaints, StyleableProperty<Paint>> property) {
        return FACTORY.createPaintCssMetaData(name, property, Color.GRAY);
    }

    private final Map<NodeState.Shown, StyleableObjectProperty<Paint>> states = new EnumMap<>(NodeState.Shown.class);
    private final Map<Tone, StyleableObjectProperty<Paint>> tones = new EnumMap<>(Tone.class);

    /** @param onChange runs when the theme brings other colours */
    public StatePaints(Runnable onChange) {
        getStyleClass().add("state-paints");
        setManaged(false);
        setMouseTransparent(true);
        STATES.forEach((state, meta) -> states.put(state, new Styled(meta, onChange)));
        TONES.forEach((tone, meta) -> tones.put(tone, new Styled(meta, onChange)));
    }

    public Paint of(NodeState.Shown state) {
        return Objects.requireNonNull(states.get(state)).get();
    }

    /** One of the colours that only tell things apart. @param number from 0 to 7 */
    public Paint partition(int number) {
        return of(Tone.values()[Tone.PARTITION_1.ordinal() + number]);
    }

    public Paint of(Tone tone) {
        return Objects.requireNonNull(tones.get(tone)).get();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return new ArrayList<>(ALL);
    }

    private final class Styled extends StyleableObjectProperty<Paint> {
        private final CssMetaData<StatePaints, Paint> meta;
        private final Runnable onChange;

        Styled(CssMetaData<StatePaints, Paint> meta, Runnable onChange) {
            super(Color.GRAY);
            this.meta = meta;
            this.onChange = onChange;
        }

        @Override
        protected void invalidated() {
            onChange.run();
        }

        @Override
        public CssMetaData<? extends Styleable, Paint> getCssMetaData() {
            return meta;
        }

        @Override
        public Object getBean() {
            return StatePaints.this;
        }

        @Override
        public String getName() {
            return meta.getProperty();
        }
    }
}
