package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.fault.AlertRule;
import io.plumbline.analytics.fault.Limit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One rule at work: its alert's life, the id of the alert that stands or stood last, and its rest. */
final class ActiveRule {

    private final FaultRule rule;
    private final AlertRule life;
    private final RecentPeak recent;
    private String id = "";
    private double restUntilSeconds = Double.NEGATIVE_INFINITY;
    private int raisedInMovement = -1;

    ActiveRule(FaultRule rule, Limit limit) {
        this.rule = rule;
        life = new AlertRule(limit);
        recent = new RecentPeak();
    }

    ActiveRule(FaultRule rule, Limit limit, DataInput saved) throws IOException {
        this.rule = rule;
        life = new AlertRule(limit, saved);
        recent = new RecentPeak(saved);
        id = saved.readUTF();
        restUntilSeconds = saved.readDouble();
        raisedInMovement = saved.readInt();
    }

    void save(DataOutput out) throws IOException {
        life.save(out);
        recent.save(out);
        out.writeUTF(id);
        out.writeDouble(restUntilSeconds);
        out.writeInt(raisedInMovement);
    }

    FaultRule rule() {
        return rule;
    }

    AlertRule life() {
        return life;
    }

    /** Notes how large the fault was at a pose that was judged. */
    void judged(double timeSeconds, double sizeDeg) {
        recent.add(timeSeconds, sizeDeg);
    }

    /** How large it was at most in the last seconds, degrees; NaN where it was not judged. */
    double recentDeg(double timeSeconds) {
        return recent.before(timeSeconds);
    }

    String id() {
        return id;
    }

    /** An alert of this id was raised in the movement of this number; −1: outside of any. */
    void raised(String alertId, int movement) {
        id = alertId;
        raisedInMovement = movement;
    }

    void restUntil(double timeSeconds) {
        restUntilSeconds = timeSeconds;
    }

    /**
     * Whether an alert of this rule forbids another of its fault: it stands, or rests. One that rests for its repetition
     * never silences the next.
     */
    boolean blocks(double timeSeconds, int movement) {
        if (life.stands()) {
            return true;
        }
        boolean inRepetition = rule.restsForTheRepetition() && movement >= 0;
        return inRepetition ? movement == raisedInMovement : timeSeconds < restUntilSeconds;
    }
}
