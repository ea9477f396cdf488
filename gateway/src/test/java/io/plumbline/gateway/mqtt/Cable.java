package io.plumbline.gateway.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line between a gateway and its broker that can be cut and mended. */
final class Cable implements AutoCloseable {

    private final ServerSocket end;
    private final BrokerAddress broker;
    private final List<Socket> strands = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    Cable(BrokerAddress broker) throws IOException {
        this.broker = broker;
        this.end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::acceptAll);
    }

    /** Where the gateway connects. */
    BrokerAddress address() {
        return new BrokerAddress("127.0.0.1", end.getLocalPort());
    }

    /** Breaks all connections, and every new one until it is mended. */
    void cut() {
        cut = true;
        strands.forEach(Cable::closeQuietly);
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        cut();
        end.close();
    }

    private void acceptAll() {
        while (!end.isClosed()) {
            try {
                connect(end.accept());
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private void connect(Socket near) {
        strands.add(near);
        try {
            Socket far = new Socket(broker.host(), broker.port());
            strands.add(far);
            daemon(() -> pump(near, far));
            daemon(() -> pump(far, near));
        } catch (IOException e) {
            closeQuietly(near); // Nobody is at the other end.
        }
        if (cut) {
            strands.forEach(Cable::closeQuietly);
        }
    }

    private static void pump(Socket from, Socket to) {
        byte[] buffer = new byte[4096];
        try {
            InputStream in = from.getInputStream();
            int count = in.read(buffer);
            while (count >= 0) {
                to.getOutputStream().write(buffer, 0, count);
                count = in.read(buffer);
            }
        } catch (IOException e) {
            closeQuietly(from); // Cut, which is what it is for.
        }
        closeQuietly(to);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError("a socket that does not close", e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }
}
