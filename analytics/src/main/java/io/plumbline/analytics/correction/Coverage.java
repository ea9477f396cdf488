package io.plumbline.analytics.correction;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What rests in these directions can tell. A rest of direction d (unit vector) shows the offset's part along d, and of the
 * scales s_x d_x² + s_y d_y² + s_z d_z²; rests within 20° of each other count as one. Enough is known where the
 * worst-known combination is at most so many times as uncertain as one rest (chosen, not measured).
 */
final class Coverage {

    private static final String[] FACES = {"x up", "x down", "y up", "y down", "z up", "z down"};
    private static final double SAME_DIRECTION_RAD = Math.toRadians(20);
    private static final double FACE_RAD = Math.toRadians(35);
    private static final double MOST_UNCERTAIN_OFFSET = 2;
    private static final double MOST_UNCERTAIN_SCALE = 3;

    private final List<Rest> rests;
    private final double[] shares;
    private final EigenDecomposition offsets;

    Coverage(List<Rest> rests) {
        this.rests = rests;
        shares = shares(rests);
        offsets = information(3);
    }

    private static double[] shares(List<Rest> rests) {
        double[] shares = new double[rests.size()];
        for (int i = 0; i < shares.length; i++) {
            Rest rest = rests.get(i);
            shares[i] = 1.0
                    / rests.stream()
                            .filter(other -> other.angle(rest) < SAME_DIRECTION_RAD)
                            .count();
        }
        return shares;
    }

    /** Whether the offset can be told; the scales are taken to be right then. */
    boolean tellsOffset() {
        return smallest(offsets) * MOST_UNCERTAIN_OFFSET * MOST_UNCERTAIN_OFFSET >= 1;
    }

    /** Whether offset and scales can be told apart. */
    boolean tellsScales() {
        return smallest(information(6)) * MOST_UNCERTAIN_SCALE * MOST_UNCERTAIN_SCALE >= 1;
    }

    /** How many directions there are, near ones counted once. */
    int directions() {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        return (int) Math.round(sum);
    }

    /** The axis along which least is known: x, y or z. */
    String weakestAxis() {
        double[] weakest = offsets.getEigenvector(weakest(offsets)).toArray();
        int axis = 0;
        for (int i = 1; i < 3; i++) {
            axis = Math.abs(weakest[i]) > Math.abs(weakest[axis]) ? i : axis;
        }
        return List.of("x", "y", "z").get(axis);
    }

    /** The poses of six in which there was no rest, e.g. {@code z down}. */
    List<String> missingFaces() {
        List<String> missing = new ArrayList<>(List.of(FACES));
        for (Rest rest : rests) {
            int face = rest.face(FACE_RAD);
            if (face >= 0) {
                missing.remove(FACES[face]);
            }
        }
        return missing;
    }

    private EigenDecomposition information(int unknowns) {
        RealMatrix sum = new Array2DRowRealMatrix(unknowns, unknowns);
        for (int i = 0; i < shares.length; i++) {
            Rest rest = rests.get(i);
            double[] d = {rest.ax() / rest.size(), rest.ay() / rest.size(), rest.az() / rest.size()};
            double[] row = new double[unknowns];
            for (int k = 0; k < unknowns; k++) {
                row[k] = k < 3 ? d[k] : d[k - 3] * d[k - 3];
            }
            for (int j = 0; j < unknowns; j++) {
                for (int k = 0; k < unknowns; k++) {
                    sum.addToEntry(j, k, shares[i] * row[j] * row[k]);
                }
            }
        }
        return new EigenDecomposition(sum);
    }

    private static double smallest(EigenDecomposition information) {
        return information.getRealEigenvalue(weakest(information));
    }

    private static int weakest(EigenDecomposition information) {
        double[] values = information.getRealEigenvalues();
        int weakest = 0;
        for (int i = 1; i < values.length; i++) {
            weakest = values[i] < values[weakest] ? i : weakest;
        }
        return weakest;
    }
}
