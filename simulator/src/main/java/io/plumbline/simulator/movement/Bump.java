package io.plumbline.simulator.movement;

/** Up from 0 to 1 and down again, at rest and without acceleration at both ends: (4 x (1 − x))³. */
final class Bump {

    private Bump() {}

    /** The height after a share of the time; 0 before and afterwards. */
    static double at(double share) {
        if (share <= 0 || share >= 1) {
            return 0;
        }
        double arc = 4 * share * (1 - share);
        return arc * arc * arc;
    }
}
