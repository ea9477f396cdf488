package io.plumbline.gateway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.Mark.Pain;
import io.plumbline.analytics.session.Mark.SetLimit;
import io.plumbline.analytics.session.Mark.StartExercise;
import io.plumbline.analytics.session.SensorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingRoundTripTest {

    /** A sample's numbers, and how long after the one before it. */
    record Reading(double stepSeconds, boolean upper, List<Double> axes, double arrival) {}

    @Property(tries = 200)
    void whatWasWrittenReadsBackBitForBit(
            @ForAll("readings") List<Reading> readings, @ForAll boolean twoSensors, @ForAll boolean gzip)
            throws IOException {
        RecordingHeader header = new RecordingHeader(
                "3f9c21",
                twoSensors
                        ? List.of(
                                new SensorSettings(Placement.T12, Mount.parse("up,left,back"), 99.7),
                                new SensorSettings(Placement.SACRUM, null, 52))
                        : List.of(new SensorSettings(Placement.T12, Mount.parse("up,left,back"), 99.7)),
                Map.of("wearer", "anna", "note", "with, commas: and colons"),
                Map.of("flexion", 12.5),
                true);
        List<ImuSample> samples = samples(readings, twoSensors);
        Path file = Files.createTempFile("round-trip", gzip ? ".csv.gz" : ".csv");
        try {
            write(file, header, samples, List.of());
            assertThat(read(file)).usingRecursiveFieldByFieldElementComparator().isEqualTo(samples);
            try (RecordingReader reader = RecordingReader.open(file, false)) {
                assertThat(reader.header().sensors()).isEqualTo(header.sensors());
                assertThat(reader.header().limitsDeg()).isEqualTo(header.limitsDeg());
                assertThat(reader.header().ownClock()).isTrue();
                assertThat(reader.header().sessionId()).isEqualTo("3f9c21");
                assertThat(reader.header().values()).containsAllEntriesOf(header.values());
            }
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<List<Reading>> readings() {
        Arbitrary<Double> axis = Arbitraries.oneOf(
                Arbitraries.doubles().between(-99_999, 99_999).ofScale(20),
                Arbitraries.doubles().between(-50, 50).ofScale(5),
                Arbitraries.of(0.0, -0.0));
        return Combinators.combine(
                        Arbitraries.doubles().between(1e-6, 2).ofScale(9),
                        Arbitraries.of(true, false),
                        axis.list().ofSize(6),
                        Arbitraries.doubles().between(0, 1e6))
                .as(Reading::new)
                .list()
                .ofMaxSize(30);
    }

    private static List<ImuSample> samples(List<Reading> readings, boolean twoSensors) {
        List<ImuSample> samples = new ArrayList<>();
        double time = -1;
        for (Reading reading : readings) {
            time = Decimals.roundToMicroseconds(time + reading.stepSeconds + 1e-6);
            List<Double> axes = reading.axes;
            samples.add(new ImuSample(
                    twoSensors && reading.upper ? Placement.SACRUM : Placement.T12,
                    time,
                    axes.get(0),
                    axes.get(1),
                    axes.get(2),
                    axes.get(3),
                    axes.get(4),
                    axes.get(5),
                    reading.arrival));
        }
        return samples;
    }

    @Test
    void aCopyOfARecordingIsReadAsTheRecording(@TempDir Path directory) throws IOException {
        Path original = directory.resolve("original.csv");
        Files.writeString(original, """
                # plumbline recording 1
                # wearer: anna
                # exercise: squat
                # some-key: kept
                # placement: t12,sacrum
                # limit.flexion: 12
                t_s,placement,ax_mps2,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps
                0.00,sacrum,9.8,0,0,0,0,0
                0.00,t12,9.8,0,0,0,0,0
                0.01,t12,9.8,0,0,0,0,0
                0.02,sacrum,9.8,0,0,0,0,0
                #! 0.01 exercise plank
                """);
        Path copy = directory.resolve("copy.csv.gz");
        RecordingHeader header;
        List<Mark> marks;
        try (RecordingReader reader = RecordingReader.open(original, false)) {
            header = reader.header();
            marks = reader.marks();
            List<ImuSample> samples = new ArrayList<>();
            while (reader.next()) {
                samples.add(reader.sample());
            }
            write(copy, header, samples, marks);
        }
        try (RecordingReader reader = RecordingReader.open(copy, false)) {
            assertThat(reader.marks()).isEqualTo(marks);
            assertThat(reader.header().sensors()).isEqualTo(header.sensors());
            assertThat(reader.header().sessionId()).isEqualTo(header.sessionId());
            assertThat(reader.header().limitsDeg()).isEqualTo(header.limitsDeg());
            assertThat(reader.header().values()).containsEntry("wearer", "anna").containsEntry("some-key", "kept");
        }
        assertThat(read(copy)).isEqualTo(read(original));
    }

    @Test
    void marksMayBeWrittenAtAnyTime(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("marks.csv");
        RecordingHeader header = RecordingHeader.of("a", List.of(new SensorSettings(Placement.SACRUM, null, 100)));
        try (RecordingWriter writer = new RecordingWriter(file, header)) {
            writer.mark(new StartExercise(0, "squat"));
            writer.write(new ImuSample(Placement.SACRUM, 0, 9.81, 0, 0, 0, 0, 0));
            writer.mark(new Pain(0.005, 4, "left"));
            writer.write(new ImuSample(Placement.SACRUM, 0.01, 9.81, 0, 0, 0, 0, 0));
            writer.mark(new SetLimit(0.004, "tuck", 9));
        }
        try (RecordingReader reader = RecordingReader.open(file, false)) {
            assertThat(reader.marks())
                    .containsExactly(
                            new StartExercise(0, "squat"), new SetLimit(0.004, "tuck", 9), new Pain(0.005, 4, "left"));
        }
    }

    @Test
    void whatWasWrittenASecondAgoIsInTheFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("crash.csv");
        RecordingHeader header = RecordingHeader.of("a", List.of(new SensorSettings(Placement.SACRUM, null, 100)));
        try (RecordingWriter writer = new RecordingWriter(file, header)) {
            for (int i = 0; i <= 1000; i++) {
                writer.write(new ImuSample(Placement.SACRUM, i / 100.0, 9.81, 0, 0, 0, 0, 0));
                assertThat(lastTimeIn(file)).isGreaterThan(i / 100.0 - 1);
            }
        }
    }

    @Test
    void refusesASampleOfASensorThatTheHeaderDoesNotName(@TempDir Path directory) throws IOException {
        RecordingHeader header = RecordingHeader.of("a", List.of(new SensorSettings(Placement.SACRUM, null, 100)));
        try (RecordingWriter writer = new RecordingWriter(directory.resolve("a.csv"), header)) {
            assertThatThrownBy(() -> writer.write(new ImuSample(Placement.T12, 0, 0, 0, 0, 0, 0, 0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no sensor at t12, only at sacrum");
            assertThatThrownBy(() -> writer.write(new ImuSample(Placement.SACRUM, 0, Double.NaN, 0, 0, 0, 0, 0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("was given NaN");
        }
    }

    @Test
    void saysWhyAFileCanNotBeWritten(@TempDir Path directory) {
        RecordingHeader header = RecordingHeader.of("a", List.of(new SensorSettings(Placement.SACRUM, null, 100)));
        assertThatThrownBy(() -> new RecordingWriter(directory, header))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a directory");
        assertThatThrownBy(() -> new RecordingWriter(directory.resolve("none/a.csv"), header))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no directory");
    }

    private static double lastTimeIn(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String last = lines.get(lines.size() - 1);
        return Double.parseDouble(last.substring(0, last.indexOf(',')));
    }

    private static void write(Path file, RecordingHeader header, List<ImuSample> samples, List<Mark> marks)
            throws IOException {
        try (RecordingWriter writer = new RecordingWriter(file, header)) {
            for (Mark mark : marks) {
                writer.mark(mark);
            }
            for (ImuSample sample : samples) {
                writer.write(sample);
            }
        }
    }

    private static List<ImuSample> read(Path file) throws IOException {
        List<ImuSample> samples = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file, false)) {
            while (reader.next()) {
                samples.add(reader.sample());
            }
        }
        return samples;
    }
}
