package io.plumbline.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.link.Radio;
import io.plumbline.simulator.sensor.SensorErrors;
import io.plumbline.simulator.sensor.WornSensor;
import io.plumbline.simulator.truth.Expected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session to simulate: who, with which sensors, does what. Begins standing. All that is random in it comes from the
 * seed with which it is run.
 *
 * @param name small letters, digits and hyphens
 * @param description what it shows, in one line
 * @param wearer who wears the sensors
 * @param sensors one or two, at different placements; the first's clock is the session's
 * @param errors how far every sensor's readings are from the truth
 * @param radio what happens to the samples on their way to the host
 * @param steps what is done, in order; at least one
 * @param expected what an analysis with its default limits should say of it; null: nothing is claimed
 */
public record Scenario(
        String name,
        String description,
        Wearer wearer,
        List<WornSensor> sensors,
        SensorErrors errors,
        Radio radio,
        List<Step> steps,
        @Nullable Expected expected) {

    private static final List<WornSensor> SACRUM_AND_T12 = List.of(
            new WornSensor(new SensorSettings(Placement.SACRUM, null, 100)),
            new WornSensor(new SensorSettings(Placement.T12, null, 100)));

    public Scenario {
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "a scenario's name is of small letters, digits and hyphens, e.g. squats-tucked, was '" + name
                            + "'");
        }
        sensors = List.copyOf(sensors);
        steps = List.copyOf(steps);
        checkSensors(sensors);
        checkSteps(steps);
    }

    /** These steps by the default wearer with typical sensors at sacrum and T12, mounted any way. */
    public static Scenario of(String name, List<Step> steps) {
        return new Scenario(name, name, Wearer.DEFAULT, SACRUM_AND_T12, SensorErrors.TYPICAL, Radio.CABLE, steps, null);
    }

    /**
     * The same session with other sensors. One with a stated mount really sits so; one without sits as this scenario says
     * for its placement, else in any way, drawn from the seed.
     */
    public Scenario withSensors(List<SensorSettings> newSensors) {
        return new Scenario(
                name,
                description,
                wearer,
                newSensors.stream().map(this::worn).toList(),
                errors,
                radio,
                steps,
                expected);
    }

    /** The same session with other sensors, worn just so. */
    public Scenario withWornSensors(List<WornSensor> newSensors) {
        return new Scenario(name, description, wearer, newSensors, errors, radio, steps, expected);
    }

    /**
     * The same session with every sensor that has no stated mount sitting as given.
     *
     * @param sensorToBody unit quaternion from sensor axes to the wearer's (x forward, y left, z up the spine)
     */
    public Scenario withMountRotation(Quaternion sensorToBody) {
        List<WornSensor> turned = sensors.stream()
                .map(worn -> worn.settings().mount() != null ? worn : worn.withSensorToBody(sensorToBody))
                .toList();
        return new Scenario(name, description, wearer, turned, errors, radio, steps, expected);
    }

    /** The same session with the last-named sensor's sampling instants moved by a share of its period, [0, 1). */
    public Scenario withPhaseOfLastSensor(double phase) {
        WornSensor last = sensors.get(sensors.size() - 1);
        List<WornSensor> moved = new ArrayList<>(sensors);
        moved.set(sensors.size() - 1, last.withPhase(phase));
        return new Scenario(name, description, wearer, moved, errors, radio, steps, expected);
    }

    /** The same session with better or worse sensors. */
    public Scenario withErrors(SensorErrors newErrors) {
        return new Scenario(name, description, wearer, sensors, newErrors, radio, steps, expected);
    }

    /** The same session by another wearer. */
    public Scenario withWearer(Wearer newWearer) {
        return new Scenario(name, description, newWearer, sensors, errors, radio, steps, expected);
    }

    /** The same session over another radio. */
    public Scenario withRadio(Radio newRadio) {
        return new Scenario(name, description, wearer, sensors, errors, newRadio, steps, expected);
    }

    /** The same session with every sensor sampling at this rate, Hz. */
    public Scenario withRate(double rateHz) {
        List<WornSensor> faster = sensors.stream()
                .map(worn -> new WornSensor(
                        new SensorSettings(
                                worn.settings().placement(), worn.settings().mount(), rateHz),
                        worn.sensorToBody(),
                        worn.phase()))
                .toList();
        return new Scenario(name, description, wearer, faster, errors, radio, steps, expected);
    }

    /**
     * The steps that are done again where a session is to last longer: from the first exercise on, or, where there is
     * none, from the end of the bow that calibrates.
     *
     * @throws IllegalArgumentException if they can't be done again, since they end elsewhere than they begin, or take no
     *     time
     */
    public List<Step> exercisePart() {
        int first = 0;
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Step.StartExercise) {
                first = i;
            }
        }
        if (first == 0 && !(steps.get(0) instanceof Step.StartExercise)) {
            first = firstBow() + 1;
        }
        List<Step> part = steps.subList(first, steps.size());
        Place begin = placeAfter(steps.subList(0, first));
        if (placeAfter(steps) != begin) {
            throw new IllegalArgumentException("scenario " + name + " can't be repeated: its exercise part begins "
                    + begin + " and ends " + placeAfter(steps) + "; end it with a "
                    + (begin == Place.STANDING ? "get-up" : "get-down"));
        }
        if (part.stream().allMatch(step -> step instanceof Step.StartExercise)) {
            throw new IllegalArgumentException(
                    "scenario " + name + " can't be repeated: nothing that takes time follows its" + " calibration");
        }
        return part;
    }

    private int firstBow() {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Bow) {
                return i;
            }
        }
        return -1;
    }

    private static Place placeAfter(List<Step> steps) {
        Place place = Place.STANDING;
        for (Step step : steps) {
            place = step.to(place);
        }
        return place;
    }

    @JsonCreator
    static Scenario of(
            @JsonProperty(value = "name", required = true) @JsonSetter(nulls = Nulls.FAIL) String name,
            @JsonProperty(value = "description", required = true) @JsonSetter(nulls = Nulls.FAIL) String description,
            @JsonProperty("wearer") @Nullable Wearer wearer,
            @JsonProperty("sensors") @Nullable List<WornSensor> sensors,
            @JsonProperty("errors") @Nullable SensorErrors errors,
            @JsonProperty("radio") @Nullable Radio radio,
            @JsonProperty(value = "steps", required = true) @JsonSetter(nulls = Nulls.FAIL) List<Step> steps,
            @JsonProperty("expect") @Nullable Expected expected) {
        Scenario scenario = new Scenario(
                name,
                description,
                wearer == null ? Wearer.DEFAULT : wearer,
                sensors == null ? SACRUM_AND_T12 : sensors,
                errors == null ? SensorErrors.TYPICAL : errors,
                radio == null ? Radio.CABLE : radio,
                steps,
                expected);
        checkRadio(scenario);
        return scenario;
    }

    private WornSensor worn(SensorSettings settings) {
        for (WornSensor worn : sensors) {
            if (worn.settings().placement() == settings.placement()) {
                return worn.withSettings(settings);
            }
        }
        return new WornSensor(settings);
    }

    private static void checkSensors(List<WornSensor> sensors) {
        if (sensors.isEmpty() || sensors.size() > 2) {
            throw new IllegalArgumentException("sensors must be one or two, were " + sensors.size());
        }
        Set<Placement> taken = EnumSet.noneOf(Placement.class);
        for (WornSensor sensor : sensors) {
            Placement placement = sensor.settings().placement();
            if (!taken.add(placement)) {
                throw new IllegalArgumentException("two sensors at one placement: " + placement.word());
            }
        }
    }

    private static void checkRadio(Scenario scenario) {
        List<Placement> worn = scenario.sensors.stream()
                .map(sensor -> sensor.settings().placement())
                .toList();
        for (Placement named : scenario.radio.namedPlacements()) {
            if (!worn.contains(named)) {
                throw new IllegalArgumentException("radio: no sensor is worn at " + named.word() + "; there are "
                        + worn.stream().map(Placement::word).collect(Collectors.joining(", ")));
            }
        }
    }

    private static void checkSteps(List<Step> steps) {
        if (steps.stream().allMatch(step -> step instanceof Step.StartExercise)) {
            throw new IllegalArgumentException("steps must hold something that takes time, e.g. - stand: {seconds: 4}");
        }
        Place place = Place.STANDING;
        for (int i = 0; i < steps.size(); i++) {
            Set<Place> needed = steps.get(i).from();
            if (!needed.isEmpty() && !needed.contains(place)) {
                Place nearest = needed.contains(Place.STANDING) ? Place.STANDING : Collections.min(needed);
                throw new IllegalArgumentException("steps[" + i + "] begins " + Place.anyOf(needed)
                        + " but the wearer is " + place + "; put a " + Place.way(place, nearest) + " before it");
            }
            place = steps.get(i).to(place);
        }
    }
}
