package io.plumbline.simulator.link;

import org.apache.commons.math3.random.RandomGenerator;

/** Draws which packets are lost, one after the other; begins in the good state. */
final class LossChain {

    private final Loss loss;
    private final RandomGenerator random;
    private boolean bad;

    LossChain(Loss loss, RandomGenerator random) {
        this.loss = loss;
        this.random = random;
    }

    /** Whether the next packet is lost. */
    boolean loses() {
        boolean lost = random.nextDouble() < (bad ? loss.bad() : loss.good());
        boolean changes = random.nextDouble() < (bad ? loss.badToGood() : loss.goodToBad());
        bad ^= changes;
        return lost;
    }
}
