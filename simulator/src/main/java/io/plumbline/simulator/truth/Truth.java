package io.plumbline.simulator.truth;

import io.plumbline.analytics.imu.Placement;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What truly happened in a session. Angles are those of the bones, from the wearer's neutral stance.
 *
 * @param exercises what was done when, in order; empty where no exercise was started
 * @param faults where lumbar flexion or extension was past its limit, by start; wherever in the session that was
 * @param tucks where the pelvis was tipped back further than its limit near the bottom of a repetition, by start; kept
 *     apart from the faults because a tuck is a lumbar flexion too
 * @param repetitions repetitions of the exercises in order; a calibration bow is none
 * @param holds where a position was held, in order
 * @param unjudgeable where nothing can be judged, whatever the exercise and the sensors
 * @param expected what the scenario's author says should be alerted; null where nothing is claimed
 * @param lumbarFlexion10HzDeg lumbar flexion at 0, 0.1, 0.2 … s, degrees, flexion positive
 * @param trunkInclination10HzDeg inclination of the thorax from the vertical at the same times, degrees, forward positive
 * @param segmentInclination10HzDeg the same of the segment beneath each sensor that is worn
 */
public record Truth(
        List<TrueExercise> exercises,
        List<TrueFault> faults,
        List<TrueFault> tucks,
        List<TrueRepetition> repetitions,
        List<HoldSpan> holds,
        List<Unjudgeable> unjudgeable,
        @Nullable Expected expected,
        List<Double> lumbarFlexion10HzDeg,
        List<Double> trunkInclination10HzDeg,
        SortedMap<Placement, List<Double>> segmentInclination10HzDeg) {

    public Truth {
        exercises = List.copyOf(exercises);
        faults = List.copyOf(faults);
        tucks = List.copyOf(tucks);
        repetitions = List.copyOf(repetitions);
        holds = List.copyOf(holds);
        unjudgeable = List.copyOf(unjudgeable);
        lumbarFlexion10HzDeg = List.copyOf(lumbarFlexion10HzDeg);
        trunkInclination10HzDeg = List.copyOf(trunkInclination10HzDeg);
        segmentInclination10HzDeg = Collections.unmodifiableSortedMap(new TreeMap<>(segmentInclination10HzDeg));
    }
}
