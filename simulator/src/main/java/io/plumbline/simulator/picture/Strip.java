package io.plumbline.simulator.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** A row of figures on one floor, each as near above its time as the others leave room, and a line down to that time. */
final class Strip {

    private static final double LARGEST = 105;
    private static final double SMALLEST = 58;
    private static final double CAPTIONS = 36;
    private static final double LEADERS = 22;

    private final List<Figure> figures;
    private final Scale time;
    private final double left;
    private final double right;
    private final double pixelsPerMetre;

    /**
     * Lays out figures.
     *
     * @param figures in order of time, no more than have room
     * @param left where the page's contents begin, px
     * @param right where they end, px
     */
    Strip(List<Figure> figures, Scale time, double left, double right) {
        this.figures = figures;
        this.time = time;
        this.left = left;
        this.right = right;
        double size = LARGEST;
        while (size > SMALLEST && widths(figures, size) > right - left) {
            size--;
        }
        pixelsPerMetre = size;
    }

    /** Those moments for which there is room, the least telling left out: rests first, then turns, then faults. */
    static List<Moment> withRoom(List<Moment> moments, java.util.function.Function<Moment, Figure> draw, double room) {
        List<Moment> kept = new ArrayList<>(moments);
        while (kept.size() > 1 && widths(kept.stream().map(draw).toList(), SMALLEST) > room) {
            kept.remove(leastTelling(kept));
        }
        return kept;
    }

    double height() {
        return 8
                + pixelsPerMetre
                        * figures.stream().mapToDouble(Figure::height).max().orElse(0)
                + CAPTIONS
                + LEADERS;
    }

    /** Draws it from {@code top} on; the lines go on to {@code bottom}. */
    void draw(Svg svg, double top, double bottom) {
        double floor = top + height() - CAPTIONS - LEADERS;
        svg.line(left, floor + 2, right, floor + 2, "stroke=\"" + Ink.FRAME + "\" stroke-width=\"1.5\"");
        double[] centres = centres();
        for (int i = 0; i < centres.length; i++) {
            double x = time.pixel(figures.get(i).seconds());
            StringBuilder leader = new StringBuilder("M");
            Svg.append(leader, centres[i]).append(' ');
            Svg.append(leader, floor + CAPTIONS).append('L');
            Svg.append(leader, x).append(' ');
            Svg.append(leader, floor + CAPTIONS + LEADERS).append('V');
            Svg.append(leader, bottom);
            svg.path(
                    leader,
                    "class=\"leader\" fill=\"none\" stroke=\"" + Ink.MOMENT
                            + "\" stroke-width=\"0.8\" stroke-dasharray=\"3 2\"");
        }
        for (int i = 0; i < centres.length; i++) {
            figures.get(i).draw(svg, centres[i], floor, pixelsPerMetre);
        }
    }

    /** The nearest places in the least squares sense: neighbours that would overlap move together as a cluster. */
    private double[] centres() {
        int count = figures.size();
        List<double[]> clusters = new ArrayList<>();
        double before = 0;
        for (Figure figure : figures) {
            double width = figure.width(pixelsPerMetre);
            clusters.add(new double[] {time.pixel(figure.seconds()) - before - 0.5 * width, 1});
            before += width;
            while (clusters.size() > 1 && last(clusters, 2)[0] > last(clusters, 1)[0]) {
                double[] merged = clusters.remove(clusters.size() - 1);
                double[] into = last(clusters, 1);
                into[0] = (into[0] * into[1] + merged[0] * merged[1]) / (into[1] + merged[1]);
                into[1] += merged[1];
            }
        }
        double[] centres = new double[count];
        double offset = 0;
        int next = 0;
        for (double[] cluster : clusters) {
            double start = Math.max(left, Math.min(right - before, cluster[0]));
            for (int i = 0; i < cluster[1]; i++, next++) {
                double width = figures.get(next).width(pixelsPerMetre);
                centres[next] = start + offset + 0.5 * width;
                offset += width;
            }
        }
        return centres;
    }

    private static double[] last(List<double[]> clusters, int fromEnd) {
        return clusters.get(clusters.size() - fromEnd);
    }

    private static double widths(List<Figure> figures, double pixelsPerMetre) {
        return figures.stream()
                .mapToDouble(figure -> figure.width(pixelsPerMetre))
                .sum();
    }

    /** Of the least telling kind that is there, the one whose neighbours in time are nearest. */
    private static int leastTelling(List<Moment> moments) {
        String kind = moments.stream().anyMatch(moment -> moment.kind().equals(Moment.REST))
                ? Moment.REST
                : moments.stream().anyMatch(moment -> moment.kind().equals(Moment.TURN)) ? Moment.TURN : "";
        return java.util.stream.IntStream.range(0, moments.size())
                .filter(i -> kind.isEmpty() || moments.get(i).kind().equals(kind))
                .boxed()
                .min(Comparator.comparingDouble(i -> gap(moments, Objects.requireNonNull(i))))
                .orElseThrow();
    }

    private static double gap(List<Moment> moments, int i) {
        if (i == 0 || i == moments.size() - 1) {
            return Double.MAX_VALUE;
        }
        return moments.get(i + 1).seconds() - moments.get(i - 1).seconds();
    }
}
