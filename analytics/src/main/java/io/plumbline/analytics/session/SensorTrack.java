package io.plumbline.analytics.session;

import io.plumbline.analytics.calibration.Alignment;
import io.plumbline.analytics.correction.AccelerometerCorrection;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.RangeWatch;
import io.plumbline.analytics.imu.SampleClock;
import io.plumbline.analytics.imu.StuckAxisWatch;
import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.orientation.OrientationFilter;
import io.plumbline.analytics.orientation.OrientationParameters;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SensorPair;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

    /** Nor while the inclination may still be wrong by more than this, rad: under half of the smallest limit, 5°. Chosen. */
    private static final double MAX_DOUBT_RAD = Math.toRadians(2);

    /** Stretches at the end of the range are one where poses, which lag behind, could still be in the earlier, s. */
    private static final double SATURATIONS_JOINED_SECONDS = SensorPair.MAX_LAG_SECONDS + 0.05;

    /** No sample is missing in a step shorter than this, in periods. */
    private static final double LEAST_LOSS_PERIODS = 1.4;

    /** The orientation is carried over losses up to this; after a longer one it is found anew, s. */
    private static final double MAX_CARRIED_SECONDS = 1;

    /** An orientation found anew in motion needs the accelerometer's mean over its time constant, s. */
    private static final double RESTARTED_SPOILT_SECONDS = 3;

    private final SensorSettings settings;
    private final double periodSeconds;
    private final boolean corrects;
    private final SampleClock clock;
    private final OrientationFilter filter;
    private final SensorAlignment alignment;
    private final RangeWatch range;
    private final StuckAxisWatch stuck;
    private double lastSeconds = Double.NaN;
    private @Nullable ImuSample last;
    private double gapSeconds;
    private boolean doubtful;
    private double spoiltUntilSeconds = Double.NEGATIVE_INFINITY;
    private double saturatedFromSeconds = Double.NEGATIVE_INFINITY;
    private double saturatedUntilSeconds = Double.NEGATIVE_INFINITY;
    private double stuckFromSeconds = Double.NEGATIVE_INFINITY;
    private double stuckUntilSeconds = Double.NEGATIVE_INFINITY;

    SensorTrack(SensorSettings settings) {
        this.settings = settings;
        periodSeconds = 1 / settings.rateHz();
        corrects = !settings.correction().equals(AccelerometerCorrection.NONE);
        clock = new SampleClock(settings.rateHz());
        filter = new OrientationFilter(OrientationParameters.worn(), settings.rateHz());
        alignment = new SensorAlignment(settings);
        range = new RangeWatch();
        stuck = new StuckAxisWatch();
    }

    SensorTrack(SensorSettings settings, DataInput saved) throws IOException {
        this.settings = settings;
        periodSeconds = 1 / settings.rateHz();
        corrects = !settings.correction().equals(AccelerometerCorrection.NONE);
        clock = new SampleClock(settings.rateHz(), saved);
        filter = new OrientationFilter(OrientationParameters.worn(), settings.rateHz(), saved);
        alignment = new SensorAlignment(settings, saved);
        range = new RangeWatch(saved);
        stuck = new StuckAxisWatch(saved);
        lastSeconds = saved.readDouble();
        last = saved.readBoolean() ? ImuSample.restore(saved) : null;
        gapSeconds = saved.readDouble();
        doubtful = saved.readDouble() > 0;
        spoiltUntilSeconds = saved.readDouble();
        saturatedFromSeconds = saved.readDouble();
        saturatedUntilSeconds = saved.readDouble();
        stuckFromSeconds = saved.readDouble();
        stuckUntilSeconds = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        clock.save(out);
        filter.save(out);
        alignment.save(out);
        range.save(out);
        stuck.save(out);
        out.writeDouble(lastSeconds);
        out.writeBoolean(last != null);
        if (last != null) {
            last.save(out);
        }
        for (double value : new double[] {
            gapSeconds,
            doubtful ? 1 : 0,
            spoiltUntilSeconds,
            saturatedFromSeconds,
            saturatedUntilSeconds,
            stuckFromSeconds,
            stuckUntilSeconds
        }) {
            out.writeDouble(value);
        }
    }

    /**
     * Takes the next sample; tells of a calibration that it completed. Steps are those of the sensor's own clock.
     *
     * @param sessionSeconds the sample's time on the session's clock, s
     */
    SegmentMotion accept(ImuSample measured, double sessionSeconds, Consumer<? super SessionEvent.Calibration> events) {
        double step = clock.step(measured.timeSeconds());
        ImuSample timed = measured.at(sessionSeconds);
        noteGap(sessionSeconds, step);
        noteSaturation(timed);
        noteStuckAxis(timed, step);
        ImuSample sample = corrects ? settings.correction().applied(timed) : timed;
        propagate(sample, step);
        noteDoubt(sample, step);
        alignment.update(sample, step, filter, events);
        lastSeconds = measured.timeSeconds();
        last = sample;
        return motion(sample, step);
    }

    private void noteGap(double timeSeconds, double step) {
        if (!gapEnds(step)) {
            return;
        }
        gapSeconds = step;
        if (step > MAX_CARRIED_SECONDS) {
            restartOrientation(timeSeconds);
        } else {
            spoiltUntilSeconds = Math.max(spoiltUntilSeconds, timeSeconds + SPOILT_SECONDS);
        }
    }

    /** Tells the filter what a gap may have hidden; nothing is judged while that may still show. */
    private void noteDoubt(ImuSample s, double step) {
        ImuSample before = last;
        if (before != null && gapEnds(step) && step <= MAX_CARRIED_SECONDS) {
            filter.afterGap(MissedTurn.radians(step, rate(before), rate(s)));
            doubtful = true;
        }
        doubtful = doubtful && filter.inclinationDoubtRad() > MAX_DOUBT_RAD;
        if (doubtful) {
            spoiltUntilSeconds = Math.max(spoiltUntilSeconds, Math.nextUp(s.timeSeconds()));
            alignment.inDoubt();
        }
    }

    private boolean gapEnds(double step) {
        return step > MAX_INTERPOLATED_SECONDS && last != null;
    }

    private static double rate(ImuSample s) {
        return Math.sqrt(s.gx() * s.gx() + s.gy() * s.gy() + s.gz() * s.gz());
    }

    private void noteSaturation(ImuSample sample) {
        if (!range.atEnd(sample)) {
            return;
        }
        if (sample.timeSeconds() > saturatedUntilSeconds + SATURATIONS_JOINED_SECONDS) {
            saturatedFromSeconds = sample.timeSeconds();
        }
        saturatedUntilSeconds = sample.timeSeconds() + SPOILT_SECONDS;
    }

    private void noteStuckAxis(ImuSample sample, double step) {
        if (!stuck.isStuck(sample, step)) {
            return;
        }
        if (sample.timeSeconds() > stuckUntilSeconds) {
            stuckFromSeconds = sample.timeSeconds();
        }
        stuckUntilSeconds = sample.timeSeconds() + RESTARTED_SPOILT_SECONDS;
    }

    private void restartOrientation(double timeSeconds) {
        filter.restart();
        alignment.orientationRestarted();
        spoiltUntilSeconds = timeSeconds + RESTARTED_SPOILT_SECONDS;
    }

    private void propagate(ImuSample s, double step) {
        ImuSample before = last;
        double part = Math.min(step, periodSeconds * 2);
        if (before != null && step > LEAST_LOSS_PERIODS * periodSeconds && step <= MAX_CARRIED_SECONDS) {
            long missing = Math.round(step / periodSeconds) - 1;
            if (missing > 0) {
                part = step / (missing + 1);
                interpolate(before, s, part, missing);
            }
        }
        filter.update(part, s.gx(), s.gy(), s.gz(), s.ax(), s.ay(), s.az());
    }

    private void interpolate(ImuSample before, ImuSample s, double part, long missing) {
        for (long i = 1; i <= missing; i++) {
            double share = (double) i / (missing + 1);
            filter.update(
                    part,
                    before.gx() + share * (s.gx() - before.gx()),
                    before.gy() + share * (s.gy() - before.gy()),
                    before.gz() + share * (s.gz() - before.gz()),
                    before.ax() + share * (s.ax() - before.ax()),
                    before.ay() + share * (s.ay() - before.ay()),
                    before.az() + share * (s.az() - before.az()));
        }
    }

    private SegmentMotion motion(ImuSample s, double step) {
        double rx = s.gx() - filter.biasX();
        double ry = s.gy() - filter.biasY();
        double rz = s.gz() - filter.biasZ();
        double ux = filter.upX();
        double uy = filter.upY();
        double uz = filter.upZ();
        double sagittal = Double.NaN;
        double lateral = Double.NaN;
        double sagittalRate = Double.NaN;
        Alignment.Accepted axes = alignment.axes();
        if (axes != null) {
            sagittal = Inclination.sagittal(axes.forward(ux, uy, uz), axes.up(ux, uy, uz));
            lateral = Inclination.lateral(axes.left(ux, uy, uz));
            sagittalRate = axes.left(rx, ry, rz);
        }
        return new SegmentMotion(
                s.timeSeconds(),
                step,
                sagittal,
                lateral,
                sagittalRate,
                Math.sqrt(rx * rx + ry * ry + rz * rz),
                ux * s.ax() + uy * s.ay() + uz * s.az(),
                s.timeSeconds() < spoiltUntilSeconds ? gapSeconds : 0);
    }

    /** The sensor has started anew: its orientation is to be found again. */
    void sensorRestarted(double timeSeconds) {
        gapSeconds = periodSeconds;
        restartOrientation(timeSeconds);
    }

    SensorSettings settings() {
        return settings;
    }

    /** How the sensor sits. */
    SensorAlignment alignment() {
        return alignment;
    }

    /** Whether, at a time of the newest poses, a value stands at the end of its range or has within the last second. */
    boolean saturated(double atSeconds) {
        return atSeconds >= saturatedFromSeconds && atSeconds < saturatedUntilSeconds;
    }

    /** Whether, at a time of the newest poses, an axis is stuck or was so lately that the orientation still shows it. */
    boolean stuck(double atSeconds) {
        return atSeconds >= stuckFromSeconds && atSeconds < stuckUntilSeconds;
    }

    /** The stuck axes in words; empty where there is none. */
    String stuckAxes() {
        return stuck.words();
    }

    /** Time of the last sample by the sensor's own clock, s; NaN before the first. */
    double lastSeconds() {
        return lastSeconds;
    }
}
