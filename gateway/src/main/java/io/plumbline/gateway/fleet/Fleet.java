package io.plumbline.gateway.fleet;

import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Wearer;
import java.util.Locale;

/**
 * Many wearers of one scenario. Each has a seed of its own, from which come a body and all that is random in the session:
 * wearer k of a fleet with seed s is wearer 1 of one with seed s + k − 1.
 *
 * @param scenario what each does
 * @param wearers how many, at least 1
 * @param seconds how long each does it, s; 0: once through the scenario
 * @param seed the first wearer's
 */
public record Fleet(Scenario scenario, int wearers, double seconds, long seed) {

    public Fleet {
        if (wearers < 1) {
            throw new IllegalArgumentException("a fleet has 1 wearer or more, was given " + wearers);
        }
        if (seconds > 0) {
            scenario.exercisePart();
        }
    }

    /** The wearer's number with four digits, or as many as the fleet's last one needs, from {@code 0001} on. */
    String number(int wearer) {
        int digits = Math.max(4, Integer.toString(wearers).length());
        return String.format(Locale.ROOT, "%0" + digits + "d", wearer);
    }

    /** The seed of a wearer, counted from 1. */
    long seedOf(int wearer) {
        return seed + wearer - 1;
    }

    /**
     * What a wearer is called in recordings. It says the seed, from which the body comes: fleets of other seeds are other
     * people, and who has the same seed is the same.
     */
    String alias(int wearer) {
        return String.format(Locale.ROOT, "wearer-%04d", seedOf(wearer));
    }

    /** What a wearer does, counted from 1. */
    SimulatedSession session(int wearer) {
        long own = seedOf(wearer);
        Scenario theirs = scenario.withWearer(Wearer.ANYONE);
        return seconds > 0 ? SimulatedSession.lasting(theirs, own, seconds) : SimulatedSession.of(theirs, own);
    }
}
