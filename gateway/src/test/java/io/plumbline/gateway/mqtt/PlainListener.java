package io.plumbline.gateway.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Somebody who listens to everything at a broker by the bytes of the protocol, at QoS 0, and reads to the last byte also
 * where the broker dies, which a client library does not. Mosquitto writes a message to such a listener before it
 * acknowledges it, so that nothing acknowledged is missing here as long as one listens.
 */
final class PlainListener implements AutoCloseable {

    /** Something heard, and when, ms since 1970. */
    record Said(String topic, String payload, boolean retained, long atMillis) {}

    private final List<Said> said = new ArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** Listens at a broker from when this returns to that broker's end. */
    void join(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(socket);
        socket.setReceiveBufferSize(1 << 22);
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        // CONNECT: MQTT 3.1.1, clean session, no keep-alive, the broker finds a name.
        socket.getOutputStream().write(new byte[] {0x10, 12, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, 0});
        byte[] accepted = in.readNBytes(4);
        if (accepted.length < 4 || accepted[3] != 0) {
            throw new IOException("the broker does not let us listen");
        }
        // SUBSCRIBE to # at QoS 0.
        socket.getOutputStream().write(new byte[] {(byte) 0x82, 6, 0, 1, 0, 1, '#', 0});
        in.readNBytes(5);
        Thread reader = new Thread(() -> read(in), "listener");
        reader.setDaemon(true);
        reader.start();
    }

    /** All that was heard up to now, in order. */
    List<Said> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    /** How much was heard up to now. */
    int count() {
        synchronized (said) {
            return said.size();
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void read(DataInputStream in) {
        try {
            while (true) {
                int head = in.readUnsignedByte();
                byte[] body = in.readNBytes(length(in));
                long now = System.currentTimeMillis();
                if ((head & 0xF0) == 0x30) {
                    int topic = ((body[0] & 0xFF) << 8) | (body[1] & 0xFF);
                    Said message = new Said(
                            new String(body, 2, topic, UTF_8),
                            new String(body, 2 + topic, body.length - 2 - topic, UTF_8),
                            (head & 1) == 1,
                            now);
                    synchronized (said) {
                        said.add(message);
                    }
                }
            }
        } catch (IOException theBrokersEnd) {
            // What it had sent is read.
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int digit = in.readUnsignedByte();
            length |= (digit & 0x7F) << shift;
            if (digit < 0x80) {
                return length;
            }
        }
    }
}
