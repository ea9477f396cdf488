package io.plumbline.gateway.session;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionAnalyzer;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.recording.BrokenOffRecording;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingWriter;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.SensorCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One session as it happens. Samples and commands come in through one bounded queue and are dealt with by one thread,
 * the one that calls {@link #run}: each is first recorded, then analysed, and the events go to every listener. A replay
 * of the recording gives the same events, byte for byte.
 */
public final class LiveSession {

    static final long LOOK_EVERY_MILLIS = 50;

    private static final long BEAT_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    /** Some 5 s of two sensors at 100 Hz. */
    private static final int QUEUE_LENGTH = 1024;

    /** What comes in. */
    private sealed interface Input {
        record Sample(ImuSample sample) implements Input {}

        record Order(Command command, Consumer<Optional<String>> answer) implements Input {}

        record Link(LinkEvent event) implements Input {}

        record Restart(Placement placement) implements Input {}

        record End(Optional<String> problem) implements Input {}
    }

    private final SessionSettings settings;
    private final List<Mark> marks;
    private final SampleSource source;
    private final SessionRecording recording;
    private final Consumer<String> notes;
    private final SessionAnalyzer analyzer;
    private final BlockingQueue<Input> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
    private final SampleGate gate;
    private final Map<Placement, SensorCondition> conditions = new EnumMap<>(Placement.class);
    private final ActivityWatch states = new ActivityWatch();
    private final List<String> problems = new ArrayList<>();
    private final @Nullable BrokenOffRecording unfinished;
    private Consumer<SessionEvent> leaving = event -> {};
    private long newestNanos;
    private long beatNanos = System.nanoTime() - BEAT_EVERY_NANOS;
    private volatile boolean ending;
    private volatile boolean finished;

    /**
     * A session that has not begun.
     *
     * @param marks what is known to happen in it before it begins, e.g. the exercise
     * @param writer where to write it down; null for nowhere. It is closed at the end
     * @param notes takes sentences for the person at the machine
     * @throws IllegalArgumentException if a mark starts an exercise that the settings do not hold
     */
    public LiveSession(
            SessionSettings settings,
            List<Mark> marks,
            SampleSource source,
            @Nullable RecordingWriter writer,
            Consumer<String> notes) {
        this(settings, marks, source, writer, notes, null);
    }

    /**
     * A session that has not begun, or one that goes on.
     *
     * @param unfinished what is there of it already: then {@code settings} and {@code writer} are those of its
     *     recording, and its marks stand for {@code marks}; null for a session that begins
     */
    public LiveSession(
            SessionSettings settings,
            List<Mark> marks,
            SampleSource source,
            @Nullable RecordingWriter writer,
            Consumer<String> notes,
            @Nullable BrokenOffRecording unfinished) {
        this.unfinished = unfinished;
        this.settings = settings;
        this.marks = List.copyOf(marks);
        this.source = source;
        this.recording = new SessionRecording(writer);
        this.notes = notes;
        this.analyzer = new SessionAnalyzer(settings);
        this.gate = new SampleGate(settings);
    }

    /**
     * Runs the session until its source ends, {@link #stop} is called, or {@code longest} has gone by on the host's
     * clock. The listeners are told everything and stay open.
     *
     * @return what went wrong, in sentences; empty where nothing did
     */
    public List<String> run(Listeners listeners, Duration longest) throws InterruptedException {
        return run(listeners, longest, FOR_EVER);
    }

    /**
     * As {@link #run(Listeners, Duration)}, but the session ends too when its sensors have sent, and then nothing has
     * come from any of them for {@code longestSilence}.
     */
    public List<String> run(Listeners listeners, Duration longest, Duration longestSilence)
            throws InterruptedException {
        long startNanos = System.nanoTime();
        newestNanos = startNanos;
        LinkWatch watch = new LinkWatch(
                settings.sensors().stream().map(SensorSettings::placement).toList(), startNanos);
        leaving = event -> leave(event, listeners);
        try {
            listeners.state(Activity.AT_THE_BEGINNING);
            if (unfinished == null) {
                marks.forEach(this::note);
            } else {
                readBack(unfinished, listeners);
            }
            tellState(gate.afterTheNewestSample(), listeners);
            source.start(new Intake());
            while (!ending && System.nanoTime() - startNanos < longest.toNanos() && !isOver(longestSilence.toNanos())) {
                Input input = queue.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                if (input == null) {
                    tellIfFailed(recording.flush());
                } else {
                    handle(input, watch, listeners);
                }
                beat(listeners);
                if (queue.isEmpty()) {
                    watch.look(System.nanoTime()).forEach(event -> tell(event, listeners));
                }
            }
        } finally {
            end(watch, listeners);
        }
        return List.copyOf(problems);
    }

    private boolean isOver(long longestSilenceNanos) {
        return gate.hasBegun() && System.nanoTime() - newestNanos >= longestSilenceNanos;
    }

    /** Ends the session soon; may be called from any thread. */
    public void stop() {
        ending = true;
    }

    /** Has a command carried out by the session's thread, see {@link Command.Handler#submit}. */
    public void submit(Command command, Consumer<Optional<String>> answer) {
        Input.Order order = new Input.Order(command, answer);
        if (finished) {
            refuse(order);
        } else if (!queue.offer(order)) {
            answer.accept(Optional.of("the session is too busy now; try again"));
        } else if (finished && queue.remove(order)) {
            refuse(order);
        }
    }

    /** How many samples were left out because they came twice, out of order or were no numbers. */
    public long dropped() {
        return gate.dropped();
    }

    private void end(LinkWatch watch, Listeners listeners) {
        try {
            source.close();
            Input left = queue.poll();
            while (left != null) {
                handle(left, watch, listeners);
                left = queue.poll();
            }
        } finally {
            finished = true;
            recording.close();
            recording.problem().ifPresent(problems::add);
            analyzer.finish(listeners::accept);
            refuseTheRest();
        }
    }

    private void handle(Input input, LinkWatch watch, Listeners listeners) {
        if (input instanceof Input.Sample sample) {
            take(sample.sample, watch, listeners);
        } else if (input instanceof Input.Order order) {
            order.answer.accept(carryOut(order.command));
            tellState(gate.afterTheNewestSample(), listeners);
        } else if (input instanceof Input.Link link) {
            conditions.put(link.event.placement(), link.event.condition());
            watch.told(link.event);
            listeners.link(link.event);
        } else if (input instanceof Input.Restart restart) {
            note(new Mark.SensorRestarted(gate.afterTheNewestSample(), restart.placement));
        } else if (input instanceof Input.End end) {
            end.problem.ifPresent(problems::add);
            ending = true;
        }
    }

    private void take(ImuSample measured, LinkWatch watch, Listeners listeners) {
        ImuSample sample = gate.admit(measured);
        if (sample == null) {
            return;
        }
        tellState(gate.afterTheNewestSample(), listeners);
        newestNanos = System.nanoTime();
        watch.sample(sample.placement(), newestNanos).ifPresent(event -> tell(event, listeners));
        tellIfFailed(recording.write(sample));
        analyzer.accept(sample, leaving);
    }

    /** What brought an event about is written down before the event leaves: whoever has it can find it again. */
    private void leave(SessionEvent event, Listeners listeners) {
        if (!(event instanceof Posture)) {
            tellIfFailed(recording.flush());
        }
        listeners.accept(event);
    }

    /** Brings the analysis to where it was; the listeners hear all that it says again. */
    private void readBack(BrokenOffRecording before, Listeners listeners) {
        marks.forEach(mark -> {
            states.note(mark);
            analyzer.mark(mark);
        });
        Consumer<SessionEvent> again = listeners::again;
        try {
            before.forEach(sample -> {
                gate.take(sample);
                analyzer.accept(sample, again);
                beat(listeners);
            });
        } catch (RecordingException e) {
            problems.add("The session that was broken off can't be taken up: " + e.getMessage());
            ending = true;
        }
    }

    /** Says that this thread goes round. */
    private void beat(Listeners listeners) {
        long now = System.nanoTime();
        if (now - beatNanos >= BEAT_EVERY_NANOS) {
            beatNanos = now;
            listeners.alive();
        }
    }

    /** News that the session itself has of a link, with what the sensor last said. */
    private void tell(LinkEvent event, Listeners listeners) {
        listeners.link(event.with(conditions.getOrDefault(event.placement(), SensorCondition.UNKNOWN)));
    }

    private void tellState(double timeSeconds, Listeners listeners) {
        states.at(timeSeconds).ifPresent(listeners::state);
    }

    private Optional<String> carryOut(Command command) {
        Optional<String> refusal = CommandMark.refusal(command, settings.exercises());
        if (refusal.isEmpty()) {
            CommandMark.of(command, gate.afterTheNewestSample()).ifPresent(this::note);
            if (command instanceof Command.Stop) {
                ending = true;
            }
        }
        return refusal;
    }

    private void note(Mark mark) {
        tellIfFailed(recording.mark(mark));
        analyzer.mark(mark);
        states.note(mark);
    }

    private void tellIfFailed(boolean written) {
        if (!written) {
            notes.accept(recording.problem().orElse("") + " The session goes on; what was written before is kept.");
        }
    }

    private void refuseTheRest() {
        Input left = queue.poll();
        while (left != null) {
            if (left instanceof Input.Order order) {
                refuse(order);
            }
            left = queue.poll();
        }
    }

    private static void refuse(Input.Order order) {
        order.answer.accept(Optional.of("the session has ended"));
    }

    private final class Intake implements SampleSource.Receiver {
        @Override
        public void sample(ImuSample sample) throws InterruptedException {
            queue.put(new Input.Sample(sample));
        }

        @Override
        public void link(LinkEvent event) throws InterruptedException {
            queue.put(new Input.Link(event));
        }

        @Override
        public void restarted(Placement placement) throws InterruptedException {
            queue.put(new Input.Restart(placement));
        }

        @Override
        public void ended(Optional<String> problem) throws InterruptedException {
            queue.put(new Input.End(problem));
        }
    }
}
