package io.plumbline.gateway.validation;

import io.plumbline.analytics.evaluation.AngleError;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.OrientationFilter;
import io.plumbline.analytics.orientation.OrientationParameters;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionAnalyzer;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Pace;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.sensor.VirtualSensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a loss of samples does to the inclination in squats of 2.4 s at 100 Hz, by what is made of it. Gaps of one length are
 * drawn at random until the share is lost; the pelvis' true angle is known.
 */
final class Gaps {

    private static final int RATE_HZ = 100;
    private static final double PERIOD_SECONDS = 1.0 / RATE_HZ;
    private static final double FIRST_LOSS_SECONDS = 12;
    private static final Mount MOUNT = Mount.parse("up,left,back");

    /** A length of gaps, the share lost, and what was published for VQF: rms and largest error, degrees. */
    private record Published(int milliseconds, double share, String ignored, String held, String interpolated) {}

    private static final List<Published> PUBLISHED = List.of(
            new Published(50, 0.015, "1.5 / 4.1", "0.7 / 1.9", "0.5 / 1.3"),
            new Published(100, 0.031, "3.8 / 10.3", "1.5 / 4.7", "0.5 / 1.0"),
            new Published(200, 0.071, "6.9 / 16", "2.9 / 9.4", "1.9 / 7.0"),
            new Published(500, 0.118, "10 / 25", "8.2 / 26", "8.7 / 21"));

    /**
     * Errors of one length of gaps.
     *
     * @param ignored as if nothing had been lost
     * @param held the last sample again for every lost one
     * @param live Plumbline's own angle, ten times a second
     * @param judged the same while it judges
     */
    record Row(
            int milliseconds,
            double lostShare,
            AngleError ignored,
            AngleError held,
            AngleError interpolated,
            AngleError live,
            AngleError judged,
            double judgedShare) {}

    private enum Filling {
        NOTHING,
        HELD,
        INTERPOLATED
    }

    private record Measured(ImuSample sample, double trueSagittalDeg) {}

    private Gaps() {}

    static List<Row> measure() {
        List<Measured> squats = squats();
        return PUBLISHED.parallelStream()
                .map(published -> row(published, squats))
                .toList();
    }

    private static List<Measured> squats() {
        List<Step> steps = new ArrayList<>(List.of(new Step.Stand(8), new Step.StartExercise("squat")));
        for (int i = 0; i < 50; i++) {
            steps.add(Squats.good(1).withPace(new Pace(1.2, 0, 1.2, 0.4)));
        }
        steps.add(new Step.Stand(2));
        Scenario scenario =
                Scenario.of("gaps", steps).withSensors(List.of(new SensorSettings(Placement.SACRUM, MOUNT, RATE_HZ)));
        VirtualSensor sensor = SimulatedSession.of(scenario, 1).sensor(Placement.SACRUM);
        SegmentAngles angles = new SegmentAngles(MOUNT.toString());
        List<Measured> samples = new ArrayList<>();
        while (sensor.hasNext()) {
            ImuSample sample = sensor.next();
            samples.add(new Measured(sample, Math.toDegrees(angles.sagittalRad(parts(sensor.sensorToEarth())))));
        }
        return samples;
    }

    private static double[] parts(Quaternion q) {
        return new double[] {q.w(), q.x(), q.y(), q.z()};
    }

    private static Row row(Published published, List<Measured> squats) {
        Set<Integer> lost = lost(published, squats.size());
        List<Measured> heard = new ArrayList<>();
        for (int i = 0; i < squats.size(); i++) {
            if (!lost.contains(i)) {
                heard.add(squats.get(i));
            }
        }
        List<SessionEvent> events = analysed(heard);
        AngleError live = live(events, squats, false);
        AngleError judged = live(events, squats, true);
        return new Row(
                published.milliseconds(),
                (double) lost.size() / (squats.size() - FIRST_LOSS_SECONDS * RATE_HZ),
                filtered(heard, Filling.NOTHING),
                filtered(heard, Filling.HELD),
                filtered(heard, Filling.INTERPOLATED),
                live,
                judged,
                (double) judged.count() / live.count());
    }

    /** Which samples are lost: gaps at random distances that make up the share. */
    private static Set<Integer> lost(Published published, int count) {
        Random random = new Random(published.milliseconds());
        int length = published.milliseconds() / 10;
        double distance = length / published.share() - length;
        Set<Integer> lost = new HashSet<>();
        double at = FIRST_LOSS_SECONDS * RATE_HZ;
        while (at + length < count) {
            for (int i = 0; i < length; i++) {
                lost.add((int) at + i);
            }
            at += length + distance * (0.5 + random.nextDouble());
        }
        return lost;
    }

    private static AngleError filtered(List<Measured> heard, Filling filling) {
        OrientationFilter filter = new OrientationFilter(OrientationParameters.defaults(), RATE_HZ);
        SegmentAngles angles = new SegmentAngles(MOUNT.toString());
        List<Double> errors = new ArrayList<>();
        ImuSample last = heard.get(0).sample();
        for (Measured one : heard) {
            ImuSample next = one.sample();
            long missing = Math.max(0, Math.round((next.timeSeconds() - last.timeSeconds()) * RATE_HZ) - 1);
            for (long i = 1; i <= missing && filling != Filling.NOTHING; i++) {
                update(filter, last, next, filling == Filling.HELD ? 0 : (double) i / (missing + 1));
            }
            update(filter, last, next, 1);
            last = next;
            if (next.timeSeconds() > FIRST_LOSS_SECONDS) {
                double deg = Math.toDegrees(angles.sagittalRad(parts(filter.sensorToEarth())));
                errors.add(deg - one.trueSagittalDeg());
            }
        }
        return new AngleError(errors.stream().mapToDouble(error -> error).toArray());
    }

    private static void update(OrientationFilter filter, ImuSample a, ImuSample b, double share) {
        filter.update(
                PERIOD_SECONDS,
                a.gx() + share * (b.gx() - a.gx()),
                a.gy() + share * (b.gy() - a.gy()),
                a.gz() + share * (b.gz() - a.gz()),
                a.ax() + share * (b.ax() - a.ax()),
                a.ay() + share * (b.ay() - a.ay()),
                a.az() + share * (b.az() - a.az()));
    }

    private static List<SessionEvent> analysed(List<Measured> heard) {
        SessionAnalyzer analyzer = new SessionAnalyzer(new SessionSettings(
                "gaps",
                List.of(new SensorSettings(Placement.SACRUM, MOUNT, RATE_HZ)),
                ExerciseLibrary.builtIn().exercises(),
                Map.of(),
                true));
        List<SessionEvent> events = new ArrayList<>();
        analyzer.mark(new Mark.StartExercise(0, "squat"));
        heard.forEach(one -> analyzer.accept(one.sample(), events::add));
        analyzer.finish(events::add);
        return events;
    }

    private static AngleError live(List<SessionEvent> events, List<Measured> squats, boolean whileJudging) {
        // A change of judging at a posture's own time is said after the posture, and holds for it.
        NavigableMap<Double, Boolean> judging = new TreeMap<>(Map.of(0.0, false));
        for (SessionEvent event : events) {
            if (event instanceof SessionEvent.Judging change) {
                judging.put(change.timeSeconds(), change.judging());
            }
        }
        List<Double> errors = new ArrayList<>();
        for (SessionEvent event : events) {
            if (event instanceof SessionEvent.Posture posture
                    && posture.timeSeconds() > FIRST_LOSS_SECONDS
                    && (!whileJudging
                            || judging.floorEntry(posture.timeSeconds()).getValue())) {
                int index = (int) Math.round(posture.timeSeconds() * RATE_HZ);
                errors.add(posture.sagittalDeg() - squats.get(index).trueSagittalDeg());
            }
        }
        return new AngleError(errors.stream().mapToDouble(error -> error).toArray());
    }

    static String table(List<Row> rows) {
        StringBuilder text = new StringBuilder(
                "| gaps | lost | ignored | (VQF) | last sample held | (VQF) | interpolated |"
                        + " (VQF) | Plumbline, live | while it judges | judged |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Published published = PUBLISHED.get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "| %d ms | %.1f %% | %s | %s | %s | %s | %s | %s | %s | %s | %.0f %% |%n",
                    row.milliseconds(),
                    100 * row.lostShare(),
                    figures(row.ignored()),
                    published.ignored(),
                    figures(row.held()),
                    published.held(),
                    figures(row.interpolated()),
                    published.interpolated(),
                    figures(row.live()),
                    figures(row.judged()),
                    100 * row.judgedShare()));
        }
        return text.toString();
    }

    private static String figures(AngleError error) {
        return error.count() == 0 ? "–" : String.format(Locale.ROOT, "%.1f / %.1f", error.rmseDeg(), error.maxDeg());
    }
}
