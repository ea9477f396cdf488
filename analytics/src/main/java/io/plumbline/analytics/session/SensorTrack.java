package io.plumbline.analytics.session;

import io.plumbline.analytics.calibration.Alignment;
import io.plumbline.analytics.calibration.BowCalibration;
import io.plumbline.analytics.calibration.StandingNeutral;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.SampleClock;
import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.orientation.OrientationFilter;
import io.plumbline.analytics.orientation.OrientationParameters;
import io.plumbline.analytics.spine.SegmentMotion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One sensor of a session: from its samples to the motion of the segment it sits on. Short losses are interpolated,
 * longer ones spoil what follows for a while; the axes come from the stated mount or from the wearer's bow.
 */
final class SensorTrack {

    /** Losses up to this are interpolated, s. */
    static final double MAX_INTERPOLATED_SECONDS = 0.1 + 1e-6;

    /** After a longer loss nothing is judged for this long, s. */
    private static final double SPOILT_SECONDS = 1;

    /** The orientation is carried over losses up to this; after a longer one it is found anew, s. */
    private static final double MAX_CARRIED_SECONDS = 1;

    /** An orientation found anew in motion needs the accelerometer's mean over its time constant, s. */
    private static final double RESTARTED_SPOILT_SECONDS = 3;

    private final SensorSettings settings;
    private final SampleClock clock;
    private final OrientationFilter filter;
    private final BowCalibration bow;
    private final StandingNeutral standing;
    private Alignment.@Nullable Accepted axes;
    private double neutralRad = Double.NaN;
    private double neutralSinceSeconds;
    private double lastSeconds = Double.NaN;
    private double lastAx;
    private double lastAy;
    private double lastAz;
    private double lastGx;
    private double lastGy;
    private double lastGz;
    private double gapSeconds;
    private double spoiltUntilSeconds = Double.NEGATIVE_INFINITY;

    SensorTrack(SensorSettings settings) {
        this.settings = settings;
        clock = new SampleClock(settings.rateHz());
        filter = new OrientationFilter(OrientationParameters.defaults(), settings.rateHz());
        bow = new BowCalibration();
        standing = new StandingNeutral();
        axes = settings.mount() == null ? null : Alignment.Accepted.of(settings.mount());
    }

    SensorTrack(SensorSettings settings, DataInput saved) throws IOException {
        this.settings = settings;
        clock = new SampleClock(settings.rateHz(), saved);
        filter = new OrientationFilter(OrientationParameters.defaults(), settings.rateHz(), saved);
        bow = new BowCalibration(saved);
        standing = new StandingNeutral(saved);
        axes = saved.readBoolean() ? Alignment.Accepted.restore(saved) : null;
        neutralRad = saved.readDouble();
        neutralSinceSeconds = saved.readDouble();
        lastSeconds = saved.readDouble();
        lastAx = saved.readDouble();
        lastAy = saved.readDouble();
        lastAz = saved.readDouble();
        lastGx = saved.readDouble();
        lastGy = saved.readDouble();
        lastGz = saved.readDouble();
        gapSeconds = saved.readDouble();
        spoiltUntilSeconds = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        clock.save(out);
        filter.save(out);
        bow.save(out);
        standing.save(out);
        out.writeBoolean(axes != null);
        if (axes != null) {
            axes.save(out);
        }
        for (double value : new double[] {
            neutralRad,
            neutralSinceSeconds,
            lastSeconds,
            lastAx,
            lastAy,
            lastAz,
            lastGx,
            lastGy,
            lastGz,
            gapSeconds,
            spoiltUntilSeconds
        }) {
            out.writeDouble(value);
        }
    }

    /** Takes the next sample; tells of a calibration that it completed. */
    SegmentMotion accept(ImuSample sample, Consumer<? super SessionEvent.Calibration> events) {
        double step = clock.step(sample.timeSeconds());
        noteGap(sample.timeSeconds(), step);
        propagate(sample, step);
        calibrate(sample, step, events);
        lastSeconds = sample.timeSeconds();
        lastAx = sample.ax();
        lastAy = sample.ay();
        lastAz = sample.az();
        lastGx = sample.gx();
        lastGy = sample.gy();
        lastGz = sample.gz();
        return motion(sample, step);
    }

    private void noteGap(double timeSeconds, double step) {
        if (Double.isNaN(lastSeconds) || step <= MAX_INTERPOLATED_SECONDS) {
            return;
        }
        gapSeconds = step;
        if (step > MAX_CARRIED_SECONDS) {
            restartOrientation(timeSeconds);
        } else {
            spoiltUntilSeconds = Math.max(spoiltUntilSeconds, timeSeconds + SPOILT_SECONDS);
        }
    }

    private void restartOrientation(double timeSeconds) {
        filter.restart();
        bow.restart();
        standing.restart();
        spoiltUntilSeconds = timeSeconds + RESTARTED_SPOILT_SECONDS;
    }

    private void propagate(ImuSample s, double step) {
        double period = 1 / settings.rateHz();
        long missing = Double.isNaN(lastSeconds) || step > MAX_CARRIED_SECONDS ? 0 : Math.round(step / period) - 1;
        double part = missing > 0 ? step / (missing + 1) : Math.min(step, period * 2);
        for (long i = 1; i <= missing; i++) {
            double share = (double) i / (missing + 1);
            filter.update(
                    part,
                    lastGx + share * (s.gx() - lastGx),
                    lastGy + share * (s.gy() - lastGy),
                    lastGz + share * (s.gz() - lastGz),
                    lastAx + share * (s.ax() - lastAx),
                    lastAy + share * (s.ay() - lastAy),
                    lastAz + share * (s.az() - lastAz));
        }
        filter.update(part, s.gx(), s.gy(), s.gz(), s.ax(), s.ay(), s.az());
    }

    private void calibrate(ImuSample s, double step, Consumer<? super SessionEvent.Calibration> events) {
        double force = Math.sqrt(s.ax() * s.ax() + s.ay() * s.ay() + s.az() * s.az());
        if (axes == null) {
            Alignment outcome =
                    bow.update(step, filter.upX(), filter.upY(), filter.upZ(), s.gx(), s.gy(), s.gz(), force);
            if (outcome != null) {
                conclude(outcome, s.timeSeconds(), events);
            }
        } else if (Double.isNaN(neutralRad)) {
            neutralRad = standing.update(
                    step, filter.upX(), filter.upY(), filter.upZ(), s.gx(), s.gy(), s.gz(), force, axes);
            if (!Double.isNaN(neutralRad)) {
                neutralSinceSeconds = s.timeSeconds();
                events.accept(new SessionEvent.Calibration(
                        s.timeSeconds(),
                        settings.placement(),
                        true,
                        Double.NaN,
                        "still",
                        "Neutral taken from your still stand."));
            }
        }
    }

    private void conclude(Alignment outcome, double timeSeconds, Consumer<? super SessionEvent.Calibration> events) {
        if (outcome instanceof Alignment.Accepted accepted) {
            axes = accepted;
            neutralRad = 0;
            neutralSinceSeconds = timeSeconds;
            events.accept(new SessionEvent.Calibration(
                    timeSeconds, settings.placement(), true, accepted.quality(), "still", "Axes found from your bow."));
        } else if (outcome instanceof Alignment.Rejected rejected) {
            String reason = rejected.reason();
            events.accept(new SessionEvent.Calibration(
                    timeSeconds,
                    settings.placement(),
                    false,
                    rejected.quality(),
                    null,
                    reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ". " + rejected.advice()));
        }
    }

    private SegmentMotion motion(ImuSample s, double step) {
        double rx = s.gx() - filter.biasX();
        double ry = s.gy() - filter.biasY();
        double rz = s.gz() - filter.biasZ();
        double upForce = filter.upX() * s.ax() + filter.upY() * s.ay() + filter.upZ() * s.az();
        double sagittal = Double.NaN;
        double lateral = Double.NaN;
        double sagittalRate = Double.NaN;
        if (axes != null) {
            sagittal = Inclination.sagittal(
                    axes.forward(filter.upX(), filter.upY(), filter.upZ()),
                    axes.up(filter.upX(), filter.upY(), filter.upZ()));
            lateral = Inclination.lateral(axes.left(filter.upX(), filter.upY(), filter.upZ()));
            sagittalRate = axes.left(rx, ry, rz);
        }
        return new SegmentMotion(
                s.timeSeconds(),
                step,
                sagittal,
                lateral,
                sagittalRate,
                Math.sqrt(rx * rx + ry * ry + rz * rz),
                upForce,
                s.timeSeconds() < spoiltUntilSeconds ? gapSeconds : 0);
    }

    /** The wearer will stand still and bow anew. */
    void recalibrate() {
        neutralRad = Double.NaN;
        bow.restart();
        standing.restart();
        if (settings.mount() == null) {
            axes = null;
        }
    }

    /** The sensor has started anew: its orientation is to be found again. */
    void sensorRestarted(double timeSeconds) {
        gapSeconds = 1 / settings.rateHz();
        restartOrientation(timeSeconds);
    }

    /** Takes this angle for neutral, rad, where no still stand has given one. */
    void assumeNeutral(double sagittalRad, double timeSeconds, Consumer<? super SessionEvent> events) {
        neutralRad = sagittalRad;
        neutralSinceSeconds = timeSeconds;
        events.accept(new SessionEvent.Calibration(
                timeSeconds,
                settings.placement(),
                true,
                Double.NaN,
                "between-repetitions",
                "No still stand at the start: neutral is your upright angle between repetitions, so that alerts have low"
                        + " confidence."));
    }

    SensorSettings settings() {
        return settings;
    }

    boolean aligned() {
        return axes != null;
    }

    /** The upright sagittal inclination, rad, as far as it was known at a time of the past; NaN where it was not. */
    double neutralRad(double atSeconds) {
        return atSeconds < neutralSinceSeconds ? Double.NaN : neutralRad;
    }

    /** Whether a neutral is known by now. */
    boolean hasNeutral() {
        return !Double.isNaN(neutralRad);
    }

    /** Time of the last sample, s; NaN before the first. */
    double lastSeconds() {
        return lastSeconds;
    }
}
