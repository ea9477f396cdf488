package io.plumbline.analytics.session;

import io.plumbline.analytics.calibration.Alignment;
import io.plumbline.analytics.calibration.BowCalibration;
import io.plumbline.analytics.calibration.StandingNeutral;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.orientation.OrientationFilter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How one sensor sits on the body and where its neutral is: from the stated mount or the wearer's bow, until it expires.
 * Expired, the old axes stay beside those that are found anew until these are adopted, for a stand that shows that nothing
 * had moved.
 */
final class SensorAlignment {

    /** A person who stands anew differs by two or three degrees from before; chosen, not measured. */
    private static final double SAME_STAND_RAD = Math.toRadians(8);

    private final SensorSettings settings;
    private final BowCalibration bow;
    private final StandingNeutral standing;
    private Alignment.@Nullable Accepted axes;
    private double neutralRad = Double.NaN;
    private double neutralLateralRad = Double.NaN;
    private double sinceSeconds;
    private boolean expired;
    private boolean staysPut;
    private Alignment.@Nullable Accepted found;
    private double adoptFromSeconds = Double.POSITIVE_INFINITY;
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
        staysPut = saved.readBoolean();
        found = saved.readBoolean() ? Alignment.Accepted.restore(saved) : null;
        adoptFromSeconds = saved.readDouble();
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
        out.writeBoolean(staysPut);
        out.writeBoolean(found != null);
        if (found != null) {
            found.save(out);
        }
        out.writeDouble(adoptFromSeconds);
        out.writeDouble(searchFromSeconds);
    }

    /** Takes a sample whose orientation the filter has found; tells of a calibration that it completed. */
    void update(
            ImuSample s,
            double step,
            OrientationFilter filter,
            Consumer<? super SessionEvent.Calibration> calibrations) {
        if (found != null && s.timeSeconds() >= adoptFromSeconds) {
            axes = found;
            known(0, 0, adoptFromSeconds);
        }
        if (s.timeSeconds() < searchFromSeconds || (hasNeutral() && !expired)) {
            return;
        }
        if (searchFromSeconds > Double.NEGATIVE_INFINITY) {
            searchFromSeconds = Double.NEGATIVE_INFINITY;
            orientationRestarted();
        }
        double force = Math.sqrt(s.ax() * s.ax() + s.ay() * s.ay() + s.az() * s.az());
        if (settings.mount() == null || expired) {
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
        double otherwiseRad = outcome instanceof Alignment.Accepted bowed ? otherwiseRad(bowed) : Double.NaN;
        if (otherwiseRad > SAME_STAND_RAD) {
            events.accept(new SessionEvent.Calibration(
                    timeSeconds,
                    settings.placement(),
                    false,
                    ((Alignment.Accepted) outcome).quality(),
                    null,
                    String.format(
                            Locale.ROOT,
                            "You stood %.0f° otherwise than at the start (at most %.0f°). Stand upright as then for 2 s,"
                                    + " and bow once. If you have moved this sensor too, calibrate anew.",
                            Math.toDegrees(otherwiseRad),
                            Math.toDegrees(SAME_STAND_RAD))));
        } else if (outcome instanceof Alignment.Accepted bowed) {
            if (expired) {
                found = bowed;
            } else {
                axes = bowed;
                known(0, 0, timeSeconds);
            }
            events.accept(accepted(timeSeconds, bowed.quality(), "still", "Axes found from your bow."));
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

    /** How far the stand before a bow was from the known neutral, rad, where that still tells; else NaN. */
    private double otherwiseRad(Alignment.Accepted bowed) {
        if (!staysPut || axes == null) {
            return Double.NaN;
        }
        double forward = axes.forward(bowed.upX(), bowed.upY(), bowed.upZ());
        double left = axes.left(bowed.upX(), bowed.upY(), bowed.upZ());
        double up = axes.up(bowed.upX(), bowed.upY(), bowed.upZ());
        return Math.hypot(
                Inclination.wrap(Inclination.sagittal(forward, up) - neutralRad),
                Inclination.lateral(left) - neutralLateralRad);
    }

    private void known(double sagittalRad, double lateralRad, double timeSeconds) {
        neutralRad = sagittalRad;
        neutralLateralRad = lateralRad;
        sinceSeconds = timeSeconds;
        holds();
    }

    private void holds() {
        expired = false;
        staysPut = false;
        found = null;
        adoptFromSeconds = Double.POSITIVE_INFINITY;
        searchFromSeconds = Double.NEGATIVE_INFINITY;
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

    /**
     * The inclination is in doubt after a gap: no stand of this while is anybody's neutral. That of a bow stays one, since who
     * bows but once must not be passed over for the next movement that looks like a bow.
     */
    void inDoubt() {
        standing.restart();
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
        holds();
        axes = settings.mount() == null ? null : Alignment.Accepted.of(settings.mount());
    }

    /**
     * What is known holds no longer, and is sought anew in a bow, even where a mount was stated.
     *
     * @param fromSeconds from this sample time on
     * @param staysPut whether this sensor itself sits as it did, so that the wearer must stand as at its calibration
     */
    void expire(double fromSeconds, boolean staysPut) {
        expired = true;
        this.staysPut = staysPut;
        found = null;
        adoptFromSeconds = Double.POSITIVE_INFINITY;
        searchFromSeconds = fromSeconds;
    }

    /** What was found anew holds from a time on. */
    void adopt(double fromSeconds) {
        adoptFromSeconds = fromSeconds;
    }

    /** What was known holds after all. */
    void revive() {
        holds();
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
