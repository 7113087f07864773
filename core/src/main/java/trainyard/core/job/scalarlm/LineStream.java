package trainyard.core.job.scalarlm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The lines of a body, taken on the thread that asks: a slow taker slows the server down, silence for too long is a
 * failure, and interrupting the thread ends the exchange.
 */
final class LineStream implements AutoCloseable, Flow.Subscriber<List<ByteBuffer>> {
    private static final int LONGEST_LINE = 4 << 20;

    private sealed interface Event {
        record Part(List<ByteBuffer> buffers) implements Event {}

        record End(Optional<Throwable> failure) implements Event {}
    }

    private final HttpFailures failures;
    private final String path;
    private final Duration silence;
    // One part at most is under way, since each is asked for.
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineStream(Flow.Publisher<List<ByteBuffer>> body, HttpFailures failures, String path, Duration silence) {
        this.failures = failures;
        this.path = path;
        this.silence = silence;
        body.subscribe(this);
    }

    /** Hands over all lines, the last one also where it has no end. */
    void each(Consumer<String> taker) throws ScalarLmException, InterruptedException {
        while (true) {
            Event event = events.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
            switch (event) {
                case null -> throw failures.timedOut(path, silence);
                case Event.Part(var buffers) -> {
                    for (ByteBuffer buffer : buffers) {
                        split(buffer, taker);
                    }
                    more();
                }
                case Event.End(var failure) -> {
                    if (failure.isPresent()) {
                        throw failures.of(failure.get());
                    }
                    if (line.size() > 0) {
                        hand(taker);
                    }
                    return;
                }
            }
        }
    }

    private void split(ByteBuffer buffer, Consumer<String> taker) throws ScalarLmException {
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next == '\n') {
                hand(taker);
            } else {
                line.write(next);
            }
            if (line.size() > LONGEST_LINE) {
                throw failures.notUnderstood("a line of its answer to " + path + " has no end");
            }
        }
    }

    private void hand(Consumer<String> taker) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        taker.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private void more() {
        Flow.Subscription from = subscription.get();
        if (from != null) {
            from.request(1);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription from) {
        subscription.set(from);
        from.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        events.add(new Event.Part(buffers));
    }

    @Override
    public void onError(Throwable failure) {
        events.add(new Event.End(Optional.of(failure)));
    }

    @Override
    public void onComplete() {
        events.add(new Event.End(Optional.empty()));
    }

    @Override
    public void close() {
        Flow.Subscription from = subscription.get();
        if (from != null) {
            from.cancel();
        }
    }
}
