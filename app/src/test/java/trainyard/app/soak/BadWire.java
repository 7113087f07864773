package trainyard.app.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A loopback port of this machine that leads to another one, and can be cut, closed, stalled and garbled. */
final class BadWire implements AutoCloseable {
    private static final int BLOCK = 16 * 1024;

    private final ServerSocket here;
    private final InetSocketAddress there;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flows = lock.newCondition();
    private boolean stalled;
    private volatile boolean refusing;
    private final AtomicBoolean garble = new AtomicBoolean();

    BadWire(String host, int port) throws IOException {
        there = new InetSocketAddress(host, port);
        here = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("wire-accept").start(this::accept);
    }

    int port() {
        return here.getLocalPort();
    }

    /** Ends at this side's port; each connection has two, one a side. */
    int openSockets() {
        return open.size();
    }

    /** Breaks all connections. */
    void cut() {
        open.forEach(BadWire::close);
    }

    /** Breaks all connections, and those that are made until it is switched off. */
    void refuse(boolean on) {
        refusing = on;
        if (on) {
            cut();
        }
    }

    /** Lets nothing through, and breaks nothing. */
    void stall(boolean on) {
        lock.lock();
        try {
            stalled = on;
            flows.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Turns a bit of the next thing that the other side says. */
    void garble() {
        garble.set(true);
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                Socket near = here.accept();
                if (refusing) {
                    close(near);
                } else {
                    connect(near);
                }
            } catch (IOException closed) {
                return; // the wire's own end
            }
        }
    }

    private void connect(Socket near) {
        open.add(near);
        try {
            Socket far = new Socket(there.getAddress(), there.getPort());
            open.add(far);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread.ofVirtual().name("wire-there").start(() -> carry(near, far, false));
            Thread.ofVirtual().name("wire-back").start(() -> carry(far, near, true));
        } catch (IOException nobodyThere) {
            close(near);
            open.remove(near);
        }
    }

    private void carry(Socket from, Socket to, boolean back) {
        byte[] block = new byte[BLOCK];
        try {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            for (int n = input.read(block); n >= 0; n = input.read(block)) {
                awaitFlow();
                if (back && garble.compareAndSet(true, false)) {
                    block[n / 2] ^= 1;
                }
                output.write(block, 0, n);
            }
        } catch (IOException | InterruptedException broken) {
            // What a cut looks like from here: both ends are closed below.
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitFlow() throws InterruptedException {
        lock.lock();
        try {
            while (stalled) {
                flows.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It was to be closed.
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        stall(false);
        cut();
    }
}
