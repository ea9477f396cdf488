package io.plumbline.analytics.correction;

import java.util.List;

/** What became of an attempt to find an accelerometer's errors from its rests. */
public sealed interface CorrectionOutcome {

    /**
     * The errors are known.
     *
     * @param scalesFound whether the scales were found too; otherwise they are taken to be 1
     * @param rests how many rests it is from, without those left out
     * @param leftOut how many rests were none: their force was not gravity's
     * @param directions in how many directions the vertical was, near ones counted once
     * @param missing the poses without a rest that the scales lack, e.g. {@code z down}; empty where they were found
     * @param beforeMg how far the size of the readings was from 1 g, root mean square over the rests, mg
     * @param afterMg the same of what is corrected, mg. With no more rests than unknowns (3, with scales 6) it is small
     *     whatever the errors are
     */
    record Found(
            AccelerometerCorrection correction,
            boolean scalesFound,
            int rests,
            int leftOut,
            int directions,
            List<String> missing,
            double beforeMg,
            double afterMg)
            implements CorrectionOutcome {

        public Found {
            missing = List.copyOf(missing);
        }

        /** Whether there are more rests than unknowns, so that {@code afterMg} says something. */
        public boolean checked() {
            return rests > (scalesFound ? 6 : 3);
        }
    }

    /**
     * The rests do not suffice.
     *
     * @param reason what is wrong with them
     * @param advice what to do
     */
    record Refused(String reason, String advice) implements CorrectionOutcome {}
}
