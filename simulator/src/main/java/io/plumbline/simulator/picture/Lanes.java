package io.plumbline.simulator.picture;

import io.plumbline.simulator.truth.TrueExercise;
import io.plumbline.simulator.truth.TrueRepetition;
import io.plumbline.simulator.truth.Truth;
import io.plumbline.simulator.truth.Unjudgeable;
import java.util.List;

/** What belongs to all panels: repetitions above them, exercises and the time beneath, and where nobody can judge. */
final class Lanes {

    static final double REPETITIONS = 22;
    static final double FOOT = 58;
    private static final double SIZE = 11;
    private static final String FAINT = "fill=\"" + Ink.FAINT_TEXT + "\"";

    private static final String HALO = "fill=\"" + Ink.TEXT + "\" stroke=\"" + Ink.PAPER
            + "\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"";

    private final Truth truth;
    private final Scale time;

    Lanes(Truth truth, Scale time) {
        this.truth = truth;
        this.time = time;
    }

    /** A bracket over each repetition, numbered where there is room for the largest number. */
    void drawRepetitions(Svg svg, double top) {
        List<TrueRepetition> repetitions = truth.repetitions();
        if (repetitions.isEmpty()) {
            return;
        }
        svg.text(time.lowPixel() - 6, top + 16, Svg.Anchor.END, SIZE, FAINT, "repetition");
        double room = Svg.width(" " + repetitions.size() + " ", SIZE);
        double taken = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < repetitions.size(); i++) {
            double left = time.pixel(repetitions.get(i).startSeconds());
            double right = time.pixel(repetitions.get(i).endSeconds());
            StringBuilder bracket = new StringBuilder("M");
            Svg.append(bracket, left).append(' ');
            Svg.append(bracket, top + REPETITIONS - 2).append("v-5H");
            Svg.append(bracket, right).append("v5");
            svg.begin("class=\"repetition\"").tip("repetition " + (i + 1));
            svg.path(bracket, "fill=\"none\" stroke=\"" + Ink.TEXT + "\"");
            double middle = 0.5 * (left + right);
            if (middle - 0.5 * room >= taken) {
                svg.text(middle, top + 12, Svg.Anchor.MIDDLE, SIZE, HALO, "" + (i + 1));
                taken = middle + 0.5 * room;
            }
            svg.end();
        }
    }

    /** Hatches over all panels. */
    void drawUnjudgeable(Svg svg, double top, double bottom) {
        for (Unjudgeable stretch : truth.unjudgeable()) {
            double left = time.pixel(Math.max(time.low(), stretch.startSeconds()));
            double right = time.pixel(Math.min(time.high(), stretch.endSeconds()));
            svg.begin("class=\"unjudgeable\"").tip("can't be judged: " + stretch.reason());
            svg.rectangle(left, top, Math.max(1, right - left), bottom - top, "fill=\"url(#hatch)\"");
            svg.end();
        }
    }

    /** The exercises' names, the axis of time and what hatches mean. */
    void drawFoot(Svg svg, double top) {
        for (TrueExercise exercise : truth.exercises()) {
            drawExercise(svg, exercise, top + 4);
        }
        double step = time.step(64);
        boolean hatched = !truth.unjudgeable().isEmpty();
        for (double tick : time.ticks(step)) {
            double x = time.pixel(tick);
            svg.line(x, top, x, top + 4, "stroke=\"" + Ink.FRAME + "\"");
            svg.text(x, top + 35, Svg.Anchor.MIDDLE, SIZE, FAINT, Scale.text(tick, step));
        }
        double middle = 0.5 * (time.lowPixel() + time.highPixel());
        svg.text(middle, top + 52, Svg.Anchor.MIDDLE, 12, "fill=\"" + Ink.TEXT + "\"", "time, s");
        if (hatched) {
            svg.rectangle(time.lowPixel(), top + 42, 20, 11, "fill=\"url(#hatch)\" stroke=\"" + Ink.FRAME + "\"");
            svg.text(time.lowPixel() + 26, top + 52, Svg.Anchor.START, SIZE, FAINT, "can't be judged by anybody");
        }
    }

    private void drawExercise(Svg svg, TrueExercise exercise, double top) {
        double left = time.pixel(exercise.startSeconds());
        double width = time.pixel(exercise.endSeconds()) - left;
        svg.begin("class=\"exercise\"").tip(exercise.exercise());
        svg.rectangle(left + 1, top + 1, Math.max(1, width - 2), 17, "rx=\"3\" fill=\"#dde7f0\" stroke=\"#a9bccd\"");
        if (Svg.width(exercise.exercise(), SIZE) < width - 8) {
            svg.text(
                    left + 0.5 * width,
                    top + 13.5,
                    Svg.Anchor.MIDDLE,
                    SIZE,
                    "fill=\"" + Ink.TEXT + "\"",
                    exercise.exercise());
        }
        svg.end();
    }
}
