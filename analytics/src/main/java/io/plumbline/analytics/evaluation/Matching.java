package io.plumbline.analytics.evaluation;

import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import java.util.List;

/**
 * Which alert answers what.
 *
 * @param hits required alerts that came
 * @param missed required alerts that did not
 * @param falseAlarms alerts that nothing asked for
 * @param excludedDue how many due alerts count neither way, being too near to a limit or to the dwell
 * @param excludedAlerts alerts that belong to those, and alerts on a fault that went on after the rest
 */
public record Matching(
        List<Hit> hits,
        List<DueAlert> missed,
        List<AlertRaised> falseAlarms,
        int excludedDue,
        List<AlertRaised> excludedAlerts) {

    /** A due alert, the crossing of the limit that it told, and the alert. */
    public record Hit(DueAlert due, DueAlert.Crossing crossing, AlertRaised alert) {

        /** From the true crossing of the limit to the alert, dwell included, s; NaN where the crossing is not told. */
        public double latencySeconds() {
            return crossing.exact() ? alert.timeSeconds() - crossing.span().startSeconds() : Double.NaN;
        }
    }
}
