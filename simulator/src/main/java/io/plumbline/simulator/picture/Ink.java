package io.plumbline.simulator.picture;

import java.util.List;

/** The colours: apart from each other for every kind of colour vision (after Okabe and Ito, and Paul Tol), on white paper. */
final class Ink {

    static final String PAPER = "#ffffff";
    static final String TEXT = "#1b1f24";
    static final String FAINT_TEXT = "#57606a";
    static final String FRAME = "#8c959f";
    static final String GRID = "#e4e8ec";
    static final String MOMENT = "#b6bec7";
    static final String BONE = "#3d4650";
    static final String FAR_BONE = "#9aa4ae";
    static final String FLESH = "#e3e8ee";
    static final String LUMBAR_TRACE = "#1b1f24";

    private static final List<String> AXES = List.of("#b8860b", "#117733", "#332288");
    private static final List<String> SITES = List.of("#0072b2", "#009e73");

    private Ink() {}

    /** Of a sensor's axis x (0), y (1) or z (2). */
    static String axis(int axis) {
        return AXES.get(axis);
    }

    /** Of the first sensor (0) or the next ones. */
    static String site(int sensor) {
        return SITES.get(sensor % SITES.size());
    }

    /** Of a fault: {@code flexion}, {@code extension} or {@code tuck}. */
    static String fault(String kind) {
        return switch (kind) {
            case "flexion" -> "#d1410c";
            case "extension" -> "#6a3fb5";
            default -> "#c2185b";
        };
    }
}
