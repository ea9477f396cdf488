package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.fault.Limit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The limits that differ from the exercises' own: as stated for the session, and as marks set them later. */
public final class Limits {

    private static final String RED = ".red";

    private final TreeMap<String, Double> degrees;

    /** Those of these names, e.g. {@code flexion} or {@code tuck.red}, degrees. */
    public Limits(Map<String, Double> degrees) {
        this.degrees = new TreeMap<>(degrees);
    }

    Limits(DataInput saved) throws IOException {
        degrees = new TreeMap<>();
        for (int i = saved.readInt(); i > 0; i--) {
            degrees.put(saved.readUTF(), saved.readDouble());
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(degrees.size());
        for (Map.Entry<String, Double> entry : degrees.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeDouble(entry.getValue());
        }
    }

    void set(String name, double limitDeg) {
        degrees.put(name, limitDeg);
    }

    /** The limit of a rule: its own, or as set; where only amber was set, red keeps the ratio of 5 to 3 to it. */
    public Limit of(FaultRule rule) {
        Limit own = rule.limit();
        Double amber = degrees.get(rule.limitName());
        Double red = degrees.get(rule.limitName() + RED);
        if (amber == null && red == null) {
            return own;
        }
        double amberDeg = amber == null ? Math.min(own.amberDeg(), red == null ? own.amberDeg() : red) : amber;
        double redDeg = red != null ? red : amberDeg * Limit.RED_TO_AMBER;
        return own.withDegrees(amberDeg, redDeg);
    }
}
