package io.plumbline.gateway.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.simulator.scenario.Hinges;
import io.plumbline.simulator.scenario.Pace;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.scenario.Wearer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An hour of correct exercise by a body that sways: the calibration does not expire. */
class LongSessionTest {

    private static final double HOUR_SECONDS = 3600;

    @ParameterizedTest(name = "{0} sensors")
    @ValueSource(ints = {1, 2})
    void anHourOfCorrectExerciseNeverBringsASlip(int sensors) {
        Judged judged = Judged.of(hour(sensors), 7);

        assertThat(judged.events())
                .filteredOn(event -> event instanceof SessionEvent.Judging)
                .extracting(event -> String.valueOf(((SessionEvent.Judging) event).reason()))
                .contains("null")
                .doesNotContain("slipped", "swapped", "saturated");
        assertThat(judged.counted()).isGreaterThan(sensors == 1 ? 300 : 500);
    }

    private static Scenario hour(int sensors) {
        Random random = new Random(sensors);
        List<Step> steps = new ArrayList<>(List.of(new Step.Stand(4), new Step.Bow(45, 4), new Step.Stand(2)));
        double seconds = 10;
        while (seconds < HOUR_SECONDS) {
            boolean squats = sensors == 1 || random.nextBoolean();
            steps.add(new Step.StartExercise(squats ? "squat" : "hip-hinge"));
            double down = 0.8 + 0.7 * random.nextDouble();
            Pace pace = new Pace(down, random.nextDouble(), down, 1.2 * random.nextDouble());
            steps.add(squats ? Squats.good(8).withPace(pace) : new Hinges(8, 45, 0.1, pace, 0.06));
            double stand = 5 + 25 * random.nextDouble();
            steps.add(new Step.Stand(stand));
            steps.add(new Step.Turn(random.nextInt(-180, 180), 3));
            seconds +=
                    8 * (pace.downSeconds() + pace.holdSeconds() + pace.upSeconds() + pace.restSeconds()) + stand + 3;
        }
        return Scenario.of("an-hour", steps)
                .withWearer(new Wearer(1.75, 8, 0.6))
                .withSensors((sensors == 1 ? List.of(Placement.SACRUM) : List.of(Placement.SACRUM, Placement.T12))
                        .stream()
                                .map(placement -> new SensorSettings(placement, null, 50))
                                .toList());
    }
}
