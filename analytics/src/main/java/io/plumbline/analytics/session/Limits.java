package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.fault.Limit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The limits that differ from the exercises' own: as stated for the session, and as marks set them later. A name such as
 * {@code flexion} holds for every exercise that has such a limit, {@code squat.flexion} for one, and goes before it;
 * {@code flexion.red} and {@code squat.flexion.red} are those of red. Beneath them stand those that follow the wearer's
 * measured range; what the wearer's back shows lowers them further.
 */
public final class Limits {

    /** What follows the name of a limit where that of red is meant. */
    public static final String RED = ".red";

    private final Map<String, Double> degrees;

    /** What the wearer's own back has shown to be enough, by {@code EXERCISE.NAME}, with {@code .red} behind for red. */
    private final Map<String, Double> mostDeg;

    /** Limits that follow the wearer's measured range, by {@code EXERCISE.NAME}, with {@code .red} behind for red. */
    private final Map<String, Double> ofRangeDeg;

    /** Limits that the wearer's own repetitions have told of, by {@code EXERCISE.NAME}. */
    private final Set<String> learnt = new TreeSet<>();

    /** Those of these names, e.g. {@code flexion} or {@code tuck.red}, degrees. */
    public Limits(Map<String, Double> degrees) {
        this.degrees = new TreeMap<>(degrees);
        mostDeg = new TreeMap<>();
        ofRangeDeg = new TreeMap<>();
    }

    /** The same as others are now. */
    public Limits(Limits other) {
        degrees = new TreeMap<>(other.degrees);
        mostDeg = new TreeMap<>(other.mostDeg);
        ofRangeDeg = new TreeMap<>(other.ofRangeDeg);
        learnt.addAll(other.learnt);
    }

    Limits(DataInput saved) throws IOException {
        degrees = read(saved);
        mostDeg = read(saved);
        ofRangeDeg = read(saved);
        for (int i = saved.readInt(); i > 0; i--) {
            learnt.add(saved.readUTF());
        }
    }

    private static Map<String, Double> read(DataInput saved) throws IOException {
        Map<String, Double> byName = new TreeMap<>();
        for (int i = saved.readInt(); i > 0; i--) {
            byName.put(saved.readUTF(), saved.readDouble());
        }
        return byName;
    }

    void save(DataOutput out) throws IOException {
        write(degrees, out);
        write(mostDeg, out);
        write(ofRangeDeg, out);
        out.writeInt(learnt.size());
        for (String name : learnt) {
            out.writeUTF(name);
        }
    }

    private static void write(Map<String, Double> byName, DataOutput out) throws IOException {
        out.writeInt(byName.size());
        for (Map.Entry<String, Double> entry : byName.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeDouble(entry.getValue());
        }
    }

    /** Sets a limit, degrees; what {@link #lower} did to it before holds no more. */
    public void set(String name, double limitDeg) {
        Map<String, Double> now = together(degrees, Map.of(name, limitDeg));
        degrees.clear();
        degrees.putAll(now);
        String both = name.endsWith(RED) ? name : name + RED;
        mostDeg.keySet().removeIf(lowered -> isOrEndsIn(lowered, name) || isOrEndsIn(lowered, both));
    }

    private static boolean isOrEndsIn(String ofExercise, String name) {
        return ofExercise.equals(name) || ofExercise.endsWith("." + name);
    }

    /** From now on an exercise's limit of this name is this one's degrees at most, whatever was set before. */
    public void lower(String exercise, String name, Limit most) {
        String whole = exercise + "." + name;
        mostDeg.merge(whole, most.amberDeg(), Math::min);
        mostDeg.merge(whole + RED, most.redDeg(), Math::min);
    }

    /** From now on an exercise's limit of this name has this one's degrees, where nobody has set another. */
    public void followRange(String exercise, String name, Limit limit) {
        ofRangeDeg.put(exercise + "." + name, limit.amberDeg());
        ofRangeDeg.put(exercise + "." + name + RED, limit.redDeg());
    }

    /** Whether the wearer's own repetitions have not told of this limit yet in the session; from now on they have. */
    boolean learn(String exercise, String name) {
        return learnt.add(exercise + "." + name);
    }

    /** Whether someone has set an exercise's limit of this name, {@code flexion} or {@code flexion.red}. */
    boolean isSet(String exercise, String name) {
        return set(exercise, name) != null;
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

    /**
     * The limit of an exercise's rule: its own, or as set, or as lowered; where only amber was set, red keeps the ratio of 5
     * to 3 to it.
     */
    public Limit of(String exercise, FaultRule rule) {
        Limit stated = stated(exercise, rule);
        Double amber = mostDeg.get(exercise + "." + rule.limitName());
        Double red = mostDeg.get(exercise + "." + rule.limitName() + RED);
        if (amber == null && red == null) {
            return stated;
        }
        return stated.withDegrees(
                amber == null ? stated.amberDeg() : Math.min(stated.amberDeg(), amber),
                red == null ? stated.redDeg() : Math.min(stated.redDeg(), red));
    }

    private Limit stated(String exercise, FaultRule rule) {
        Limit own = ofRange(exercise, rule);
        Double amber = set(exercise, rule.limitName());
        Double red = set(exercise, rule.limitName() + RED);
        if (amber == null && red == null) {
            return own;
        }
        double amberDeg = amber == null ? Math.min(own.amberDeg(), red == null ? own.amberDeg() : red) : amber;
        double redDeg = red != null ? red : amberDeg * Limit.RED_TO_AMBER;
        return own.withDegrees(amberDeg, redDeg);
    }

    private Limit ofRange(String exercise, FaultRule rule) {
        Double amber = ofRangeDeg.get(exercise + "." + rule.limitName());
        Double red = ofRangeDeg.get(exercise + "." + rule.limitName() + RED);
        if (amber == null || red == null || rule.ofRange() == null) {
            return rule.limit();
        }
        return rule.limit().withDegrees(amber, red);
    }

    private @Nullable Double set(String exercise, String name) {
        Double ofExercise = degrees.get(exercise + "." + name);
        return ofExercise == null ? degrees.get(name) : ofExercise;
    }
}
