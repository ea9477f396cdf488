package io.plumbline.gateway.phone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.SourceFacts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A phone that sends what it measures by HTTP: the app Sensor Logger's push, which a small server here takes. Everything
 * happens on one thread, {@code phone}. A message that comes while the session can take no more waits with its phone.
 */
public final class PhoneSource implements SampleSource {

    private static final int LARGEST_MESSAGE = 1 << 20;
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final double NANOS = 1e9;

    private final SensorSettings sensor;
    private final HttpServer server;
    private final ScheduledExecutorService thread;
    private final PhoneSamples samples;
    private final PhoneWatch watch;
    private volatile @Nullable Receiver receiver;

    private PhoneSource(SensorSettings sensor, AccelerometerSigns signs, HttpServer server) {
        this.sensor = sensor;
        this.server = server;
        this.samples = new PhoneSamples(sensor.placement(), signs);
        this.watch = new PhoneWatch(sensor.placement());
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "phone");
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Begins to listen; what comes before {@link #start} waits.
     *
     * @param sensor how it is worn, and the rate that the app is set to
     * @throws IOException if it can't be listened there; the message says what to do
     */
    public static PhoneSource listen(PhoneAddress address, SensorSettings sensor, AccelerometerSigns signs)
            throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(address.socket(), 0);
        } catch (IOException e) {
            throw new IOException(
                    "Can't listen for a phone at " + address.host() + ":" + address.port() + " (" + e.getMessage()
                            + "). Is the port taken, or the address another machine's? Try another, e.g. phone:0.0.0.0:"
                            + (address.port() == 8001 ? 8002 : 8001) + ".",
                    e);
        }
        return new PhoneSource(sensor, signs, server);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public SourceFacts facts() {
        return new SourceFacts(List.of(sensor), List.of(), Optional.empty(), true);
    }

    @Override
    public void start(Receiver taker) {
        receiver = taker;
        server.createContext("/", this::handle);
        server.setExecutor(thread);
        server.start();
        thread.execute(() -> tell(new LinkEvent(
                sensor.placement(),
                State.SEARCHING,
                0,
                "Waiting for the phone. In Sensor Logger's settings switch on HTTP push to "
                        + PhoneAddress.advice(server.getAddress()) + ".")));
        watch.begin(System.nanoTime());
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                () -> watch.look(System.nanoTime(), samples).ifPresent(this::tell),
                LOOK_EVERY_MILLIS,
                LOOK_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public List<String> notices() {
        return samples.notices();
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                answer(exchange, 200, "Plumbline waits here for Sensor Logger's push (HTTP POST).");
                return;
            }
            byte[] body;
            try (InputStream in = exchange.getRequestBody()) {
                body = in.readNBytes(LARGEST_MESSAGE + 1);
            }
            if (body.length > LARGEST_MESSAGE) {
                answer(exchange, 413, "A message is at most 1 MiB. Make the batch period shorter.");
                return;
            }
            Optional<String> refusal = take(body);
            answer(exchange, refusal.isEmpty() ? 200 : 400, refusal.orElse("ok"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed.
        }
    }

    private Optional<String> take(byte[] body) throws InterruptedException {
        Receiver taker = receiver;
        if (taker == null) {
            return Optional.empty();
        }
        long now = System.nanoTime();
        watch.message(now);
        return samples.take(body, now / NANOS, taker);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void tell(LinkEvent event) {
        Receiver taker = receiver;
        if (taker != null) {
            try {
                taker.link(event);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
