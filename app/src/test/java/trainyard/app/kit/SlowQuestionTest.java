package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.app.samples.Fx;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.live.LiveView;
import trainyard.core.live.detail.Told;
import trainyard.core.observe.Observed;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Preferences;
import trainyard.core.settings.SettingsFolder;

class SlowQuestionTest {
    @TempDir
    java.nio.file.Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOW);
    private final Observed<LiveView> live = new Observed<>(LiveView.NOTHING_YET);
    private final SimpleObjectProperty<Optional<OpenCluster>> cluster = new SimpleObjectProperty<>(Optional.empty());
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> heard = new ArrayList<>();
    private int refreshes;
    private boolean fails;
    private SlowQuestion<Integer> question;
    private Background background;

    @BeforeEach
    void open() {
        Fx.start();
        background = new Background(javafx.application.Platform::runLater, problem -> heard.add("reported"));
        var clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        Consumer<java.util.function.UnaryOperator<Preferences>> prefer = change -> {};
        var desk = new Desk(
                live,
                cluster,
                new SimpleObjectProperty<>(Optional.empty()),
                place -> {},
                background,
                clock,
                new Observed<>(Preferences.DEFAULT),
                prefer,
                sentence -> {},
                page -> {},
                new SettingsFolder(folder),
                AuditLog.in(new SettingsFolder(folder)));
        question = new SlowQuestion<>(
                desk,
                Duration.ofMinutes(1),
                open -> answer(),
                told -> heard.add(told.map(one ->
                                one.value().map(number -> "answer " + number).orElse(one.missing()))
                        .orElse("another cluster")));
    }

    @AfterEach
    void close() {
        background.close();
    }

    private Told<Integer> answer() throws RemoteException {
        int number = asked.incrementAndGet();
        if (fails) {
            throw new RemoteException(new RemoteProblem.Misconfigured("It does not answer."));
        }
        return new Told.Known<>(number);
    }

    private void refresh() {
        // Each with another job: a value equal to the one before is no news.
        live.publish(SampleSession.seen(Samples.cluster(3, ++refreshes)));
        settle();
    }

    private void settle() {
        Fx.run(() -> {});
        Fx.await(background::isIdle);
    }

    private void openCluster() {
        var session = new SampleSession(Samples.cluster(3, 1), false, Map.of());
        Fx.run(() -> cluster.set(Optional.of(session)));
    }

    @Test
    void it_is_asked_with_the_first_refresh_and_again_once_its_answer_is_old() {
        openCluster();
        Runnable stop = Fx.call(question::watch);
        settle();
        assertEquals(0, asked.get(), "nothing is known of the cluster yet");
        refresh();
        refresh();
        assertEquals(1, asked.get());
        now.updateAndGet(before -> before.plusSeconds(61));
        refresh();
        assertEquals(2, asked.get());
        Fx.run(stop);
        now.updateAndGet(before -> before.plusSeconds(61));
        refresh();
        assertEquals(2, asked.get(), "nobody looks");
        assertEquals(List.of("another cluster", "answer 1", "answer 2"), heard);
    }

    @Test
    void another_cluster_is_asked_at_once() {
        openCluster();
        Fx.call(question::watch);
        refresh();
        openCluster();
        refresh();
        assertEquals(List.of("another cluster", "answer 1", "another cluster", "answer 2"), heard);
    }

    @Test
    void a_failure_is_told_as_its_sentence_and_tried_again_later() {
        fails = true;
        openCluster();
        Fx.call(question::watch);
        refresh();
        fails = false;
        refresh();
        assertEquals(List.of("another cluster", "It does not answer."), heard);
        now.updateAndGet(before -> before.plusSeconds(60));
        refresh();
        assertEquals("answer 2", heard.getLast());
    }
}
