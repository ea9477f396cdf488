package io.plumbline.gateway.service;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.source.LinkEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Tells systemd of the session, by {@code systemd-notify}: {@code READY=1} once the session's loop runs, {@code
 * WATCHDOG=1} as long as it goes round, {@code STATUS=} with the sensors' links, {@code STOPPING=1} at the end. Nothing
 * here has a clock of its own: a loop that is stuck is silent, and is killed for it; a sensor that is silent is only a
 * status. How it is told: docs/decisions/0009-systemd-notify-as-a-program.md.
 */
public final class ServiceManager implements EventSink {

    static final String SOCKET_VARIABLE = "NOTIFY_SOCKET";
    static final String WATCHDOG_VARIABLE = "WATCHDOG_USEC";

    private static final int MOST_WAITING = 16;
    private static final long TOLD_WITHIN_SECONDS = 5;
    private static final String END = "STOPPING=1";

    /** How often within the time that systemd allows. */
    private static final int BEATS = 3;

    private final List<String> program;
    private final String socket;
    private final long beatNanos;
    private final LongSupplier nanoTime;
    private final Consumer<String> notes;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Map<Placement, String> links = new EnumMap<>(Placement.class);
    private final Thread thread = new Thread(this::tellAll, "service-manager");
    private boolean ready;
    private long toldNanos;
    private String status = "";

    ServiceManager(
            List<String> program, Map<String, String> environment, LongSupplier nanoTime, Consumer<String> notes) {
        this.program = List.copyOf(program);
        this.socket = environment.getOrDefault(SOCKET_VARIABLE, "");
        this.beatNanos = watchdogNanos(environment.getOrDefault(WATCHDOG_VARIABLE, "")) / BEATS;
        this.nanoTime = nanoTime;
        this.notes = notes;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The service manager, where one has started this program and wants to be told.
     *
     * @param notes takes a sentence where it can't be told
     */
    public static Optional<ServiceManager> of(Map<String, String> environment, Consumer<String> notes) {
        return environment.getOrDefault(SOCKET_VARIABLE, "").isEmpty()
                ? Optional.empty()
                : Optional.of(new ServiceManager(List.of("systemd-notify"), environment, System::nanoTime, notes));
    }

    /** How long the loop may be silent, ns; for ever where the manager does not watch. */
    private static long watchdogNanos(String microseconds) {
        return microseconds.matches("[1-9]\\d{0,14}")
                ? TimeUnit.MICROSECONDS.toNanos(Long.parseLong(microseconds))
                : Long.MAX_VALUE;
    }

    @Override
    public void alive() {
        long now = nanoTime.getAsLong();
        if (!ready) {
            ready = true;
            toldNanos = now;
            waiting.offer("READY=1");
        } else if (now - toldNanos >= beatNanos) {
            toldNanos = now;
            waiting.offer("WATCHDOG=1");
        }
    }

    @Override
    public void link(LinkEvent event) {
        links.put(event.placement(), event.state().word());
        String now = links.entrySet().stream()
                .map(link -> link.getKey().word() + " " + link.getValue())
                .collect(Collectors.joining(", "));
        if (!now.equals(status)) {
            status = now;
            waiting.offer("STATUS=" + status);
        }
    }

    @Override
    public void accept(SessionEvent event) {}

    /** Says that the program is about to end. */
    @Override
    public void close() {
        waiting.clear();
        waiting.offer(END);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(TOLD_WITHIN_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellAll() {
        try {
            String last = "";
            while (!last.equals(END)) {
                last = waiting.take();
                tell(last);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            notes.accept("systemd can't be told of this session (" + e.getMessage()
                    + "): is 'systemd-notify' installed? With a watchdog it will end the service.");
        }
    }

    private void tell(String message) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.add(message);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(SOCKET_VARIABLE, socket);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(TOLD_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
