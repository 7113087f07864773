package trainyard.app.soak;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import trainyard.app.soak.SickShell.Illness;
import trainyard.core.demo.DemoServer;
import trainyard.core.settings.Connection;

/** The demo cluster. It has no daemon that could be killed: the console's shell says that there is none. */
final class DemoController implements Controller {
    private static final int NODES = 512;

    private final DemoServer demo = DemoServer.start();

    DemoController() throws IOException {}

    @Override
    public Connection connection() {
        return demo.connection();
    }

    @Override
    public List<String> nodes() {
        return IntStream.rangeClosed(1, NODES).mapToObj("gpu-%03d"::formatted).toList();
    }

    @Override
    public void kill(SickShell console) {
        console.fall(Illness.DEAD);
    }

    @Override
    public void stop(SickShell console) {
        console.fall(Illness.DEAD);
    }

    @Override
    public void start(SickShell console) {
        // The shell is well again when the trouble is over.
    }

    @Override
    public int commands() throws IOException {
        return (int) Footprint.threadNames().stream()
                .filter(name -> name.contains("\"demo-command\""))
                .count();
    }

    @Override
    public void close() {
        demo.close();
    }
}
