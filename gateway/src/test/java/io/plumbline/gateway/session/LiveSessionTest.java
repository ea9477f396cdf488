package io.plumbline.gateway.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.gateway.source.Samples.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionAnalyzer;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.recording.BrokenOffRecording;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.recording.RecordingReader;
import io.plumbline.gateway.recording.RecordingWriter;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import io.plumbline.gateway.source.PacedSource;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.Samples;
import io.plumbline.gateway.source.SimulatedSamples;
import io.plumbline.gateway.source.SourceFacts;
import io.plumbline.gateway.source.TakenSamples;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LiveSessionTest {

    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<LinkEvent> links = new CopyOnWriteArrayList<>();
    private final List<Activity> activities = new CopyOnWriteArrayList<>();
    private final Listeners listeners = new Listeners(Map.of("the test", new Ear()), notes::add);

    private static SessionSettings settings(Placement... placements) {
        List<SensorSettings> sensors = Arrays.stream(placements)
                .map(placement -> new SensorSettings(placement, null, 100))
                .toList();
        return new SessionSettings("3f9c21", sensors, ExerciseLibrary.builtIn().exercises(), Map.of(), true);
    }

    private LiveSession session(SampleSource source, @Nullable RecordingWriter writer, Mark... marks) {
        List<Placement> placements =
                source.facts().sensors().stream().map(SensorSettings::placement).toList();
        return new LiveSession(
                settings(placements.toArray(Placement[]::new)), List.of(marks), source, writer, notes::add);
    }

    private RecordingWriter writer(Path file, SampleSource source) throws IOException {
        return new RecordingWriter(
                file, RecordingHeader.of("3f9c21", source.facts().sensors()));
    }

    private static List<ImuSample> samplesIn(Path file) throws IOException {
        List<ImuSample> samples = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file, false)) {
            while (reader.next()) {
                samples.add(reader.sample());
            }
        }
        return samples;
    }

    private static List<Mark> marksIn(Path file) throws IOException {
        try (RecordingReader reader = RecordingReader.open(file, false)) {
            return reader.marks();
        }
    }

    @Test
    void whatIsKnownToHappenIsDoneFromItsTimeOn() throws Exception {
        PacedSource source = new PacedSource(Samples.at(SACRUM, 1, 2, 3), PacedSource.AS_FAST_AS_CAN_BE);

        session(source, null, new Mark.StartExercise(0, "squat"), new Mark.Pause(2.5), new Mark.Resume(9))
                .run(listeners, LONG);

        assertThat(activities)
                .containsExactly(Activity.AT_THE_BEGINNING, new Activity("squat", false), new Activity("squat", true));
    }

    @Nested
    class WhatIsRecorded {

        @Test
        void isEverySampleAndMarkBitForBit() throws Exception {
            Path file = folder.resolve("out.csv");
            PacedSource source =
                    new PacedSource(Samples.at(SACRUM, 0.123456, 0.2, 1.0 / 8), PacedSource.AS_FAST_AS_CAN_BE);
            Mark mark = new Mark.StartExercise(0, "squat");

            List<String> problems = session(source, writer(file, source), mark).run(listeners, LONG);

            assertThat(problems).isEmpty();
            assertThat(samplesIn(file)).containsExactly(sample(SACRUM, 0.123456), sample(SACRUM, 0.2));
            assertThat(marksIn(file)).containsExactly(mark);
        }

        @Test
        void hasTimesOfWholeMicroseconds() throws Exception {
            Path file = folder.resolve("out.csv");
            PacedSource source = new PacedSource(Samples.at(SACRUM, 1.0 / 3, 2.0 / 3), PacedSource.AS_FAST_AS_CAN_BE);

            session(source, writer(file, source)).run(listeners, LONG);

            assertThat(samplesIn(file)).containsExactly(sample(SACRUM, 0.333333), sample(SACRUM, 0.666667));
        }

        @Test
        void leavesOutWhatCameTwiceOrIsNoNumber() throws Exception {
            Path file = folder.resolve("out.csv");
            Pushed source = new Pushed(SACRUM);
            LiveSession session = session(source, writer(file, source));
            source.whenStarted(receiver -> {
                receiver.sample(sample(SACRUM, 1));
                receiver.sample(sample(SACRUM, 1));
                receiver.sample(new ImuSample(SACRUM, 2, Double.NaN, 0, 0, 0, 0, 0));
                receiver.sample(sample(T12, 3));
                receiver.sample(sample(SACRUM, 4));
                receiver.ended(Optional.empty());
            });

            session.run(listeners, LONG);

            assertThat(samplesIn(file)).containsExactly(sample(SACRUM, 1), sample(SACRUM, 4));
            assertThat(session.dropped()).isEqualTo(3);
        }

        @Test
        void survivesTheDamageOfItsSource() throws Exception {
            Path file = folder.resolve("out.csv");
            PacedSource source = new PacedSource(Samples.thenBreaking(SACRUM, 1, 2), PacedSource.AS_FAST_AS_CAN_BE);

            List<String> problems = session(source, writer(file, source)).run(listeners, LONG);

            assertThat(problems).containsExactly("line 7 of it is damaged");
            assertThat(samplesIn(file)).containsExactly(sample(SACRUM, 1), sample(SACRUM, 2));
        }

        @Test
        void mayFailWithoutEndingTheSession() throws Exception {
            Path file = folder.resolve("out.csv");
            Pushed source = new Pushed(SACRUM);
            RecordingWriter lost = writer(file, source);
            lost.close(); // As if the disk had been pulled out.
            LiveSession session = session(source, lost);
            source.whenStarted(receiver -> {
                receiver.sample(sample(SACRUM, 1));
                receiver.sample(sample(SACRUM, 2));
                receiver.ended(Optional.empty());
            });

            List<String> problems = session.run(listeners, LONG);

            assertThat(session.dropped()).isZero();
            assertThat(links).extracting(LinkEvent::state).containsExactly(State.STREAMING);
            assertThat(problems).singleElement().asString().contains("The recording ends early", "out.csv");
            assertThat(notes).singleElement().asString().contains("The session goes on");
        }
    }

    @Nested
    class ACommand {

        private final Pushed source = new Pushed(SACRUM, T12);
        private final CompletableFuture<SampleSource.Receiver> started = new CompletableFuture<>();
        private final CompletableFuture<List<String>> ended = new CompletableFuture<>();

        private LiveSession running(Path file) throws IOException {
            LiveSession session = session(source, writer(file, source));
            source.whenStarted(started::complete);
            Thread thread = new Thread(() -> {
                try {
                    ended.complete(session.run(listeners, LONG));
                } catch (InterruptedException | RuntimeException e) {
                    ended.completeExceptionally(e);
                }
            });
            thread.start();
            return session;
        }

        private String answer(LiveSession session, Command command) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            session.submit(command, error -> answer.complete(error.orElse("ok")));
            return answer.join();
        }

        @Test
        void takesEffectJustAfterTheNewestSampleOfTheSessionsClock() throws Exception {
            Path file = folder.resolve("out.csv");
            LiveSession session = running(file);
            started.join().sample(sample(SACRUM, 3));
            started.join().sample(sample(T12, 7));
            assertThat(answer(session, new Command.Start("plank"))).isEqualTo("ok");
            started.join().sample(sample(SACRUM, 4));
            assertThat(answer(session, new Command.Calibrate())).isEqualTo("ok");
            assertThat(answer(session, new Command.MeasureRange())).isEqualTo("ok");
            assertThat(answer(session, new Command.Pause())).isEqualTo("ok");
            assertThat(answer(session, new Command.Resume())).isEqualTo("ok");
            assertThat(answer(session, new Command.Pain(7, "left leg"))).isEqualTo("ok");
            assertThat(answer(session, new Command.Stop())).isEqualTo("ok");

            assertThat(ended.join()).isEmpty();
            assertThat(marksIn(file))
                    .containsExactly(
                            new Mark.StartExercise(3.000001, "plank"),
                            new Mark.Calibrate(4.000001),
                            new Mark.MeasureRange(4.000001),
                            new Mark.Pause(4.000001),
                            new Mark.Resume(4.000001),
                            new Mark.Pain(4.000001, 7, "left leg"));
        }

        @Test
        void isSeenInWhatIsBeingDone() throws Exception {
            LiveSession session = running(folder.resolve("out.csv"));
            answer(session, new Command.Start("plank"));
            answer(session, new Command.Pause());
            answer(session, new Command.Pain(3, ""));
            answer(session, new Command.Start("plonk"));
            answer(session, new Command.Resume());
            answer(session, new Command.Stop());

            assertThat(ended.join()).isEmpty();
            assertThat(activities)
                    .containsExactly(
                            Activity.AT_THE_BEGINNING,
                            new Activity("plank", false),
                            new Activity("plank", true),
                            new Activity("plank", false));
        }

        @Test
        void beforeTheFirstSampleTakesEffectAtOnce() throws Exception {
            Path file = folder.resolve("out.csv");
            LiveSession session = running(file);
            assertThat(answer(session, new Command.Start("squat"))).isEqualTo("ok");
            started.join().sample(sample(SACRUM, 5000));
            answer(session, new Command.Stop());
            ended.join();

            assertThat(marksIn(file)).containsExactly(new Mark.StartExercise(0, "squat"));
        }

        @Test
        void thatIsImpossibleIsRefusedWithAReason() throws Exception {
            Path file = folder.resolve("out.csv");
            LiveSession session = running(file);

            assertThat(answer(session, new Command.Start("plonk"))).contains("plonk", "Did you mean plank?");
            assertThat(answer(session, new Command.Pain(11, ""))).contains("0 (none) to 10, was 11");
            answer(session, new Command.Stop());
            ended.join();

            assertThat(marksIn(file)).isEmpty();
        }

        @Test
        void afterTheEndIsRefused() throws Exception {
            LiveSession session = running(folder.resolve("out.csv"));
            session.stop();
            ended.join();

            assertThat(answer(session, new Command.Pause())).isEqualTo("the session has ended");
        }
    }

    @Nested
    class TheEnd {

        @Test
        void comesWithTheLongestTime() throws Exception {
            Pushed source = new Pushed(SACRUM);

            assertThat(session(source, null).run(listeners, Duration.ofMillis(1)))
                    .isEmpty();
            assertThat(source.closed).isTrue();
        }

        @Test
        void comesWithALongSilenceOfSensorsThatHadBegun() throws Exception {
            Path file = folder.resolve("out.csv");
            Pushed source = new Pushed(SACRUM);
            source.whenStarted(receiver -> {
                // so long is the silence before it, which ends nothing
                await().pollDelay(Duration.ofMillis(400)).until(() -> true);
                receiver.sample(sample(SACRUM, 1));
            });

            List<String> problems = session(source, writer(file, source)).run(listeners, LONG, Duration.ofMillis(200));

            assertThat(problems).isEmpty();
            assertThat(samplesIn(file)).hasSize(1);
        }

        @Test
        void losesNothingThatHadArrived() throws Exception {
            Path file = folder.resolve("out.csv");
            Pushed source = new Pushed(SACRUM);
            LiveSession session = session(source, writer(file, source));
            source.whenStarted(receiver -> {
                for (int i = 0; i < 500; i++) {
                    receiver.sample(sample(SACRUM, i));
                }
                session.stop();
            });

            session.run(listeners, LONG);

            assertThat(samplesIn(file)).hasSize(500);
        }
    }

    @Nested
    class WhenDataStop {

        @Test
        void itIsToldAndToldAgainWhenTheyComeBack() throws Exception {
            Pushed source = new Pushed(SACRUM);
            LiveSession session = session(source, null);
            source.whenStarted(receiver -> {
                receiver.sample(sample(SACRUM, 1));
                Thread later = new Thread(() -> {
                    await().until(() -> links.size() == 2);
                    source.push(sample(SACRUM, 5));
                    session.stop();
                });
                later.start();
            });

            session.run(listeners, LONG);

            assertThat(links)
                    .extracting(LinkEvent::state)
                    .containsExactly(State.STREAMING, State.NO_DATA, State.STREAMING);
        }
    }

    @Nested
    class ThatItsLoopGoesRound {

        private final AtomicInteger beats = new AtomicInteger();

        @Test
        void isToldThoughNoSensorSendsAnything() throws Exception {
            LiveSession session = session(new Pushed(SACRUM), null);
            CompletableFuture<Void> beaten = CompletableFuture.runAsync(() -> {
                await().atMost(Duration.ofSeconds(60)).until(() -> beats.get() > 5);
                session.stop();
            });

            session.run(new Listeners(Map.of("the watch", new Watch(event -> {})), notes::add), LONG);

            beaten.join();
        }

        @Test
        void isNotToldWhileAListenerHoldsItUp() throws Exception {
            CompletableFuture<Void> released = new CompletableFuture<>();
            CompletableFuture<Integer> whenStuck = new CompletableFuture<>();
            Pushed source = new Pushed(SACRUM);
            LiveSession session = session(source, null);
            source.whenStarted(receiver -> receiver.sample(sample(SACRUM, 1)));
            CompletableFuture<Integer> later = CompletableFuture.supplyAsync(() -> {
                whenStuck.join();
                // time for several beats, if there were any
                await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
                int then = beats.get();
                session.stop();
                released.complete(null);
                return then;
            });
            Watch stuck = new Watch(link -> {
                whenStuck.complete(beats.get());
                released.join();
            });

            session.run(new Listeners(Map.of("the watch", stuck), notes::add), LONG);

            assertThat(later.join()).isEqualTo(whenStuck.join());
        }

        private final class Watch implements EventSink {

            private final Consumer<LinkEvent> link;

            Watch(Consumer<LinkEvent> link) {
                this.link = link;
            }

            @Override
            public void accept(SessionEvent event) {}

            @Override
            public void link(LinkEvent event) {
                link.accept(event);
            }

            @Override
            public void alive() {
                beats.incrementAndGet();
            }

            @Override
            public void close() {}
        }
    }

    /** Of sensors that measure now, which after the break begin their clocks anew. */
    @Nested
    class ThatWasBrokenOffAndGoesOn {

        private final List<SessionEvent> again = new ArrayList<>();
        private final List<SessionEvent> told = new ArrayList<>();

        @Test
        void saysWhatTheReplayOfItsRecordingSays() throws Exception {
            Path file = folder.resolve("unfinished.csv");
            List<ImuSample> all = simulated();
            int half = all.size() / 2;
            Pushed before = new Pushed(SACRUM, T12);
            before.whenStarted(receiver -> play(all.subList(0, half), 0, receiver));
            session(before, writer(file, before), new Mark.StartExercise(0, "squat"))
                    .run(listeners, LONG);
            String firstPart = Files.readString(file);

            BrokenOffRecording unfinished = BrokenOffRecording.read(
                            file, ExerciseLibrary.builtIn().vocabulary())
                    .orElseThrow();
            Pushed after = new Pushed(SACRUM, T12);
            double startSeconds = all.get(half).timeSeconds();
            after.whenStarted(receiver -> play(all.subList(half, all.size()), startSeconds, receiver));
            TakenSamples taken = new TakenSamples(
                    unfinished.newestSeconds(), Double.NaN, Instant.now().minusSeconds(3));
            LiveSession goesOn = new LiveSession(
                    settings(SACRUM, T12),
                    unfinished.marks(),
                    after.after(taken),
                    unfinished.writer(),
                    notes::add,
                    unfinished);
            goesOn.run(new Listeners(Map.of("the list", new Lists()), notes::add), LONG);

            assertThat(Files.readString(file)).startsWith(firstPart);
            assertThat(goesOn.dropped()).isZero();
            assertThat(samplesIn(file)).hasSize(all.size());
            assertThat(marksIn(file))
                    .filteredOn(Mark.SensorRestarted.class::isInstance)
                    .extracting(mark -> ((Mark.SensorRestarted) mark).placement())
                    .containsExactly(SACRUM, T12);
            List<SessionEvent> both = new ArrayList<>(again);
            both.addAll(told);
            assertThat(both).isEqualTo(replayOf(file));
            assertThat(again).anyMatch(SessionEvent.Repetition.class::isInstance);
            assertThat(told).anyMatch(SessionEvent.Summary.class::isInstance);
        }

        private List<ImuSample> simulated() throws IOException {
            List<ImuSample> all = new ArrayList<>();
            SimulatedSamples samples =
                    new SimulatedSamples(ScenarioLibrary.find("session").orElseThrow(), 1);
            while (samples.next()) {
                all.add(samples.sample());
            }
            return all;
        }

        private void play(List<ImuSample> samples, double startSeconds, SampleSource.Receiver receiver)
                throws InterruptedException {
            for (ImuSample sample : samples) {
                receiver.sample(new ImuSample(
                        sample.placement(),
                        sample.timeSeconds() - startSeconds,
                        sample.ax(),
                        sample.ay(),
                        sample.az(),
                        sample.gx(),
                        sample.gy(),
                        sample.gz()));
            }
            receiver.ended(Optional.empty());
        }

        private List<SessionEvent> replayOf(Path file) throws IOException {
            List<SessionEvent> events = new ArrayList<>();
            SessionAnalyzer analyzer = new SessionAnalyzer(settings(SACRUM, T12));
            try (RecordingReader reader = RecordingReader.open(file, false)) {
                reader.marks().forEach(analyzer::mark);
                while (reader.next()) {
                    analyzer.accept(reader.sample(), events::add);
                }
            }
            analyzer.finish(events::add);
            return events;
        }

        private final class Lists implements EventSink {
            @Override
            public void again(SessionEvent event) {
                again.add(event);
            }

            @Override
            public void accept(SessionEvent event) {
                told.add(event);
            }

            @Override
            public void close() {}
        }
    }

    @Test
    void whatBroughtAnEventAboutIsOnDiskBeforeTheEventLeaves() throws Exception {
        Path file = folder.resolve("out.csv");
        SimulatedSamples samples =
                new SimulatedSamples(ScenarioLibrary.find("session").orElseThrow(), 1);
        PacedSource source = new PacedSource(samples, PacedSource.AS_FAST_AS_CAN_BE);
        List<String> missing = new ArrayList<>();
        EventSink looks = new EventSink() {
            @Override
            public void accept(SessionEvent event) {
                if (!(event instanceof SessionEvent.Posture)) {
                    double newest = newestWhole(file);
                    if (newest < event.timeSeconds()) {
                        missing.add(event + " though the file ends at " + newest);
                    }
                }
            }

            @Override
            public void close() {}
        };

        session(source, writer(file, source), new Mark.StartExercise(0, "squat"))
                .run(new Listeners(Map.of("the look", looks), notes::add), LONG);

        assertThat(notes).isEmpty();
        assertThat(missing).isEmpty();
    }

    /** Time of the last whole row, s. */
    private static double newestWhole(Path file) {
        try {
            String text = Files.readString(file);
            List<String> lines =
                    text.substring(0, text.lastIndexOf('\n')).lines().toList();
            String last = lines.get(lines.size() - 1);
            return Double.parseDouble(last.substring(0, last.indexOf(',')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Ear implements EventSink {
        @Override
        public void accept(SessionEvent event) {}

        @Override
        public void link(LinkEvent event) {
            links.add(event);
        }

        @Override
        public void state(Activity state) {
            activities.add(state);
        }

        @Override
        public void close() {}
    }

    /** A source that hands over what a test says, on the thread that starts it. */
    private static final class Pushed implements SampleSource {

        private interface Script {
            void play(Receiver receiver) throws InterruptedException;
        }

        private final SourceFacts facts;
        private Script script = receiver -> {};
        private @Nullable Receiver receiver;
        private volatile boolean closed;

        Pushed(Placement... placements) {
            facts = new SourceFacts(settings(placements).sensors(), List.of(), Optional.empty());
        }

        void whenStarted(Script whatToPlay) {
            script = whatToPlay;
        }

        void push(ImuSample sample) {
            try {
                if (receiver != null) {
                    receiver.sample(sample);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public SourceFacts facts() {
            return facts;
        }

        @Override
        public void start(Receiver to) {
            receiver = to;
            Thread player = new Thread(() -> {
                try {
                    script.play(to);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            player.start();
        }

        @Override
        public List<String> notices() {
            return List.of();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
