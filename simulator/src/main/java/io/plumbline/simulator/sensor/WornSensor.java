package io.plumbline.simulator.sensor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.analytics.session.SensorSettings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.RotationOrder;
import org.apache.commons.math3.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A sensor as it is worn: what the analysis is told of it, and what it is not told.
 *
 * @param settings placement, rate and, where the analysis is told how the sensor sits, its mount: it really sits so
 * @param sensorToBody how the sensor sits where the analysis is not told: unit quaternion from sensor axes to the
 *     wearer's (x forward, y left, z up the spine); null: any rotation, drawn from the session's seed
 * @param phase sampling instants are (k + phase) / rate, k = 0, 1, …; in [0, 1)
 * @param slip how it slips on the skin; null: it does not
 * @param belt what holds it
 * @param clock by which its samples are stamped; null: the first-named sensor's, or the true time where it is that one
 * @param rateErrorPercent by how much the true sampling interval is longer than the nominal one, %, in [−10, 10]; parts
 *     with RC oscillators are off by 1 to 3 (research: biomechanics §5.4)
 * @param onTable it lies on a table, whatever the wearer does meanwhile; null: it is worn
 */
public record WornSensor(
        SensorSettings settings,
        @Nullable Quaternion sensorToBody,
        double phase,
        @Nullable Slip slip,
        Belt belt,
        @Nullable DeviceClock clock,
        double rateErrorPercent,
        @Nullable OnTable onTable) {

    private static final double DEFAULT_RATE_HZ = 100;

    public WornSensor {
        if (settings.mount() != null && sensorToBody != null) {
            throw new IllegalArgumentException(
                    "a sensor has either a mount, which the analysis is told, or a mount_rotation_deg,"
                            + " which it is not; both are given for "
                            + settings.placement().word());
        }
        if (!(phase >= 0 && phase < 1)) {
            throw new IllegalArgumentException("phase must be in [0, 1), was " + phase);
        }
        Ranges.between("rate_error_percent", rateErrorPercent, -10, 10);
    }

    /** A sensor that sits as its settings say, or in any way where they say nothing; sampled at k / rate. */
    public WornSensor(SensorSettings settings) {
        this(settings, null, 0);
    }

    /** A sensor that sits fast and whose clock is the session's. */
    public WornSensor(SensorSettings settings, @Nullable Quaternion sensorToBody, double phase) {
        this(settings, sensorToBody, phase, null, Belt.NONE, null, 0, null);
    }

    /** The same sensor told of otherwise; where these settings state a mount it really sits so. */
    public WornSensor withSettings(SensorSettings newSettings) {
        Quaternion turned = newSettings.mount() == null ? sensorToBody : null;
        return new WornSensor(newSettings, turned, phase, slip, belt, clock, rateErrorPercent, onTable);
    }

    /** The same sensor sitting otherwise, which the analysis is not told. */
    public WornSensor withSensorToBody(Quaternion newSensorToBody) {
        return new WornSensor(settings, newSensorToBody, phase, slip, belt, clock, rateErrorPercent, onTable);
    }

    /** The same sensor sampled earlier or later within its interval. */
    public WornSensor withPhase(double newPhase) {
        return new WornSensor(settings, sensorToBody, newPhase, slip, belt, clock, rateErrorPercent, onTable);
    }

    /** The same sensor, slipping. */
    public WornSensor withSlip(@Nullable Slip newSlip) {
        return new WornSensor(settings, sensorToBody, phase, newSlip, belt, clock, rateErrorPercent, onTable);
    }

    /** The same sensor held otherwise. */
    public WornSensor withBelt(Belt newBelt) {
        return new WornSensor(settings, sensorToBody, phase, slip, newBelt, clock, rateErrorPercent, onTable);
    }

    /** The same sensor by another clock and with another error of its sampling interval. */
    public WornSensor withClock(@Nullable DeviceClock newClock, double newRateErrorPercent) {
        return new WornSensor(settings, sensorToBody, phase, slip, belt, newClock, newRateErrorPercent, onTable);
    }

    /** How the sensor really sits: stated, given or drawn. */
    Quaternion mounted(RandomGenerator random) {
        Mount mount = settings.mount();
        if (mount != null) {
            return Quaternions.of(mount);
        }
        return sensorToBody != null ? sensorToBody : Quaternions.random(random);
    }

    /** Reads one of a scenario's {@code sensors}. */
    @JsonCreator
    static WornSensor of(
            @JsonProperty(value = "placement", required = true) @JsonSetter(nulls = Nulls.FAIL) String placement,
            @JsonProperty("mount") @Nullable String mount,
            @JsonProperty("mount_rotation_deg") @Nullable List<Double> rotationDeg,
            @JsonProperty("rate_hz") @Nullable Double rateHz,
            @JsonProperty("phase") @Nullable Double phase,
            @JsonProperty("slip") @Nullable Slip slip,
            @JsonProperty("belt") @Nullable Belt belt,
            @JsonProperty("clock") @Nullable DeviceClock clock,
            @JsonProperty("rate_error_percent") @Nullable Double rateErrorPercent,
            @JsonProperty("on_table") @Nullable OnTable onTable) {
        return new WornSensor(
                new SensorSettings(
                        placement(placement),
                        mount == null ? null : Mount.parse(mount),
                        rateHz == null ? DEFAULT_RATE_HZ : rateHz),
                rotationDeg == null ? null : rotation(rotationDeg),
                phase == null ? 0 : phase,
                slip,
                belt == null ? Belt.NONE : belt,
                clock,
                rateErrorPercent == null ? 0 : rateErrorPercent,
                onTable);
    }

    private static Placement placement(String word) {
        return Placement.ofWord(word)
                .orElseThrow(() -> new IllegalArgumentException("no placement is called '" + word + "'; there are "
                        + Arrays.stream(Placement.values()).map(Placement::word).collect(Collectors.joining(", "))));
    }

    /** Turned about x, then about the new y, then about the new z. */
    private static Quaternion rotation(List<Double> xyzDeg) {
        if (xyzDeg.size() != 3) {
            throw new IllegalArgumentException(
                    "mount_rotation_deg must be three angles, about x, y and z, was " + xyzDeg);
        }
        Rotation rotation = new Rotation(
                RotationOrder.XYZ,
                RotationConvention.VECTOR_OPERATOR,
                Math.toRadians(xyzDeg.get(0)),
                Math.toRadians(xyzDeg.get(1)),
                Math.toRadians(xyzDeg.get(2)));
        return Quaternions.of(rotation);
    }
}
