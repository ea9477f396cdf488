package io.plumbline.analytics.session;

import io.plumbline.analytics.calibration.Alignment;
import io.plumbline.analytics.calibration.BowCalibration;
import io.plumbline.analytics.calibration.StandingNeutral;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.orientation.OrientationFilter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How one sensor sits on the body and where its neutral is: from the stated mount or the wearer's bow, until it expires.
 * Expired, the old axes are kept beside the search for new ones, for a stand that shows that nothing had moved.
 */
final class SensorAlignment {

    private final SensorSettings settings;
    private final BowCalibration bow;
    private final StandingNeutral standing;
    private Alignment.@Nullable Accepted axes;
    private double neutralRad = Double.NaN;
    private double neutralLateralRad = Double.NaN;
    private double sinceSeconds;
    private boolean expired;
    private double searchFromSeconds = Double.NEGATIVE_INFINITY;

    SensorAlignment(SensorSettings settings) {
        this.settings = settings;
        bow = new BowCalibration();
        standing = new StandingNeutral();
        axes = settings.mount() == null ? null : Alignment.Accepted.of(settings.mount());
    }

    SensorAlignment(SensorSettings settings, DataInput saved) throws IOException {
        this.settings = settings;
        bow = new BowCalibration(saved);
        standing = new StandingNeutral(saved);
        axes = saved.readBoolean() ? Alignment.Accepted.restore(saved) : null;
        neutralRad = saved.readDouble();
        neutralLateralRad = saved.readDouble();
        sinceSeconds = saved.readDouble();
        expired = saved.readBoolean();
        searchFromSeconds = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        bow.save(out);
        standing.save(out);
        out.writeBoolean(axes != null);
        if (axes != null) {
            axes.save(out);
        }
        out.writeDouble(neutralRad);
        out.writeDouble(neutralLateralRad);
        out.writeDouble(sinceSeconds);
        out.writeBoolean(expired);
        out.writeDouble(searchFromSeconds);
    }

    /** Takes a sample whose orientation the filter has found; tells of a calibration that it completed. */
    void update(
            ImuSample s,
            double step,
            OrientationFilter filter,
            Consumer<? super SessionEvent.Calibration> calibrations) {
        if (s.timeSeconds() < searchFromSeconds || (hasNeutral() && !expired)) {
            return;
        }
        if (searchFromSeconds > Double.NEGATIVE_INFINITY) {
            searchFromSeconds = Double.NEGATIVE_INFINITY;
            orientationRestarted();
        }
        double force = Math.sqrt(s.ax() * s.ax() + s.ay() * s.ay() + s.az() * s.az());
        if (settings.mount() == null) {
            Alignment outcome =
                    bow.update(step, filter.upX(), filter.upY(), filter.upZ(), s.gx(), s.gy(), s.gz(), force);
            if (outcome != null) {
                conclude(outcome, s.timeSeconds(), calibrations);
            }
        } else if (axes != null) {
            double sagittal = standing.update(
                    step, filter.upX(), filter.upY(), filter.upZ(), s.gx(), s.gy(), s.gz(), force, axes);
            if (!Double.isNaN(sagittal)) {
                known(sagittal, standing.lateralRad(), s.timeSeconds());
                calibrations.accept(
                        accepted(s.timeSeconds(), Double.NaN, "still", "Neutral taken from your still stand."));
            }
        }
    }

    private void conclude(Alignment outcome, double timeSeconds, Consumer<? super SessionEvent.Calibration> events) {
        if (outcome instanceof Alignment.Accepted found) {
            axes = found;
            known(0, 0, timeSeconds);
            events.accept(accepted(timeSeconds, found.quality(), "still", "Axes found from your bow."));
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

    private void known(double sagittalRad, double lateralRad, double timeSeconds) {
        neutralRad = sagittalRad;
        neutralLateralRad = lateralRad;
        sinceSeconds = timeSeconds;
        expired = false;
    }

    private SessionEvent.Calibration accepted(double timeSeconds, double quality, String neutral, String message) {
        return new SessionEvent.Calibration(timeSeconds, settings.placement(), true, quality, neutral, message);
    }

    /** Takes this angle for neutral, rad, where no still stand has given one. */
    void assumeNeutral(double sagittalRad, double timeSeconds, Consumer<? super SessionEvent> events) {
        known(sagittalRad, Double.NaN, timeSeconds);
        events.accept(accepted(
                timeSeconds,
                Double.NaN,
                "between-repetitions",
                "No still stand at the start: neutral is your upright angle between repetitions, so that alerts have low"
                        + " confidence."));
    }

    /** The orientation is being found anew: a stand or bow under way is none. */
    void orientationRestarted() {
        bow.restart();
        standing.restart();
    }

    /** Forgets everything but the stated mount. */
    void recalibrate() {
        orientationRestarted();
        neutralRad = Double.NaN;
        neutralLateralRad = Double.NaN;
        expired = false;
        searchFromSeconds = Double.NEGATIVE_INFINITY;
        if (settings.mount() == null) {
            axes = null;
        }
    }

    /**
     * What is known holds no longer, and is sought anew.
     *
     * @param fromSeconds from this sample time on
     */
    void expire(double fromSeconds) {
        expired = true;
        searchFromSeconds = fromSeconds;
    }

    /** What was known holds after all. */
    void revive() {
        expired = false;
        searchFromSeconds = Double.NEGATIVE_INFINITY;
    }

    /** Whether what is known at a time of the past has expired and not been found anew. */
    boolean expired(double atSeconds) {
        return expired || atSeconds < sinceSeconds;
    }

    /** The sensor's axes on the body; null where they are not known. */
    Alignment.@Nullable Accepted axes() {
        return axes;
    }

    /** The upright sagittal inclination, rad, as far as it was known at a time of the past; NaN where it was not. */
    double neutralRad(double atSeconds) {
        return atSeconds < sinceSeconds ? Double.NaN : neutralRad;
    }

    /** The upright lateral inclination, rad, in the same way; NaN too where no still stand gave it. */
    double neutralLateralRad(double atSeconds) {
        return atSeconds < sinceSeconds ? Double.NaN : neutralLateralRad;
    }

    /** Whether a neutral is known by now. */
    boolean hasNeutral() {
        return !Double.isNaN(neutralRad);
    }
}
