package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.fault.Limit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The limits that differ from the exercises' own: as stated for the session, and as marks set them later. A name such as
 * {@code flexion} holds for every exercise that has such a limit, {@code squat.flexion} for one, and goes before it;
 * {@code flexion.red} and {@code squat.flexion.red} are those of red.
 */
public final class Limits {

    /** What follows the name of a limit where that of red is meant. */
    public static final String RED = ".red";

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
        Map<String, Double> now = together(degrees, Map.of(name, limitDeg));
        degrees.clear();
        degrees.putAll(now);
    }

    /**
     * Limits that were set one after the other: of one name the later holds, and a later one for every exercise goes
     * before an earlier one for a single exercise.
     */
    public static Map<String, Double> together(Map<String, Double> earlier, Map<String, Double> later) {
        Map<String, Double> both = new TreeMap<>(earlier);
        both.keySet().removeIf(name -> later.containsKey(name.substring(name.indexOf('.') + 1)));
        both.putAll(later);
        return both;
    }

    /** The limit of an exercise's rule: its own, or as set; where only amber was set, red keeps the ratio of 5 to 3 to it. */
    public Limit of(String exercise, FaultRule rule) {
        Limit own = rule.limit();
        Double amber = set(exercise, rule.limitName());
        Double red = set(exercise, rule.limitName() + RED);
        if (amber == null && red == null) {
            return own;
        }
        double amberDeg = amber == null ? Math.min(own.amberDeg(), red == null ? own.amberDeg() : red) : amber;
        double redDeg = red != null ? red : amberDeg * Limit.RED_TO_AMBER;
        return own.withDegrees(amberDeg, redDeg);
    }

    private @Nullable Double set(String exercise, String name) {
        Double ofExercise = degrees.get(exercise + "." + name);
        return ofExercise == null ? degrees.get(name) : ofExercise;
    }
}
