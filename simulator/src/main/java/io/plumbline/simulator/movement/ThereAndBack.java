package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;

/** One repetition of an exercise that goes from a pose to another and back. */
public final class ThereAndBack implements Movement {

    /** The poses between the two. */
    @FunctionalInterface
    public interface Way {

        /**
         * Sets a pose's sagittal angles; may add to the rest.
         *
         * @param share of the way, 0 to 1
         */
        void at(double share, Pose pose);
    }

    private final Stroke stroke;
    private final Way way;

    /** A repetition in this tempo. */
    public ThereAndBack(Stroke stroke, Way way) {
        this.stroke = stroke;
        this.way = way;
    }

    @Override
    public double durationSeconds() {
        return stroke.durationSeconds();
    }

    @Override
    public void at(double seconds, Pose pose) {
        way.at(stroke.at(seconds), pose);
    }

    @Override
    public boolean tires() {
        return true;
    }
}
