package io.plumbline.simulator.picture;

import java.util.ArrayList;
import java.util.List;

/** A box with traces over time: heading and legend above it, its own scale at the left. */
final class Panel {

    private static final double HEADING = 24;
    private static final double BOX = 92;
    private static final double SIZE = 11;

    private final String heading;
    private final double leastSpan;
    private final List<Trace> traces;
    private final List<Limit> limits = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();

    /**
     * A limit.
     *
     * @param value where the line lies
     * @param colour of the line and of what lies past it
     * @param name for the legend
     */
    record Limit(double value, String colour, String name) {}

    /**
     * A stretch of time past a limit.
     *
     * @param startSeconds when it begins, s
     * @param endSeconds when it ends, s
     * @param colour of its shade
     * @param tip what it is, with its figures
     */
    record Span(double startSeconds, double endSeconds, String colour, String tip) {}

    /**
     * A panel.
     *
     * @param heading what is shown, with its unit
     * @param leastSpan the scale is never narrower, so that stillness looks still
     */
    Panel(String heading, double leastSpan, List<Trace> traces) {
        this.heading = heading;
        this.leastSpan = leastSpan;
        this.traces = List.copyOf(traces);
    }

    /** This panel with a limit, which is in its scale; one that is not a value of the scale is only in the legend. */
    Panel with(Limit limit) {
        limits.add(limit);
        return this;
    }

    Panel with(Span span) {
        spans.add(span);
        return this;
    }

    double height() {
        return HEADING + BOX;
    }

    void draw(Svg svg, double top, Scale time) {
        double boxTop = top + HEADING;
        Scale values = values(boxTop);
        svg.begin("class=\"panel\"");
        svg.text(
                time.lowPixel(),
                boxTop - 7,
                Svg.Anchor.START,
                12,
                "font-weight=\"bold\" fill=\"" + Ink.TEXT + "\"",
                heading);
        drawLegend(svg, boxTop - 7, time.highPixel());
        for (Span span : spans) {
            drawSpan(svg, span, boxTop, time);
        }
        drawTicks(svg, values, time);
        for (Limit limit : limits) {
            if (!Double.isNaN(limit.value())) {
                double y = values.pixel(limit.value());
                svg.line(
                        time.lowPixel(),
                        y,
                        time.highPixel(),
                        y,
                        "class=\"limit\" stroke-dasharray=\"6 3\" stroke=\"" + limit.colour() + "\"");
            }
        }
        for (Trace trace : traces) {
            svg.path(
                    trace.path(values),
                    "class=\"trace\" fill=\"none\" stroke-width=\"1.1\" stroke-linejoin=\"round\" stroke=\""
                            + trace.colour() + "\"");
        }
        svg.rectangle(
                time.lowPixel(),
                boxTop,
                time.highPixel() - time.lowPixel(),
                BOX,
                "fill=\"none\" stroke=\"" + Ink.FRAME + "\"");
        svg.end();
    }

    private Scale values(double boxTop) {
        double lowest = 0;
        double highest = 0;
        for (Trace trace : traces) {
            lowest = Math.min(lowest, trace.lowest());
            highest = Math.max(highest, trace.highest());
        }
        for (Limit limit : limits) {
            lowest = Double.isNaN(limit.value()) ? lowest : Math.min(lowest, limit.value());
            highest = Double.isNaN(limit.value()) ? highest : Math.max(highest, limit.value());
        }
        return Scale.around(lowest, highest, leastSpan, boxTop + BOX, boxTop);
    }

    private static void drawSpan(Svg svg, Span span, double boxTop, Scale time) {
        double left = time.pixel(span.startSeconds());
        double width = Math.max(1, time.pixel(span.endSeconds()) - left);
        svg.begin("class=\"fault\"").tip(span.tip());
        svg.rectangle(left, boxTop, width, BOX, "fill=\"" + span.colour() + "\" fill-opacity=\"0.22\"");
        svg.end();
    }

    private static void drawTicks(Svg svg, Scale values, Scale time) {
        double step = values.step(22);
        for (double tick : values.ticks(step)) {
            double y = values.pixel(tick);
            String colour = tick == 0 ? Ink.MOMENT : Ink.GRID;
            svg.line(time.lowPixel(), y, time.highPixel(), y, "stroke=\"" + colour + "\" stroke-width=\"0.8\"");
            svg.text(
                    time.lowPixel() - 6,
                    y + 3.8,
                    Svg.Anchor.END,
                    SIZE,
                    "fill=\"" + Ink.FAINT_TEXT + "\"",
                    Scale.text(tick, step));
        }
    }

    /** From the right: limits, then traces, each a mark and its name. */
    private void drawLegend(Svg svg, double baseline, double right) {
        double x = right;
        for (int i = limits.size() - 1; i >= 0; i--) {
            Limit limit = limits.get(i);
            x -= Svg.width(limit.name(), SIZE);
            svg.text(x, baseline, Svg.Anchor.START, SIZE, "fill=\"" + Ink.TEXT + "\"", limit.name());
            x -= 19;
            svg.rectangle(x, baseline - 9, 14, 10, "fill=\"" + limit.colour() + "\" fill-opacity=\"0.22\"");
            if (!Double.isNaN(limit.value())) {
                svg.line(
                        x,
                        baseline - 4,
                        x + 14,
                        baseline - 4,
                        "stroke-dasharray=\"6 3\" stroke=\"" + limit.colour() + "\"");
            }
            x -= 16;
        }
        for (int i = traces.size() - 1; i >= 0 && traces.size() > 1; i--) {
            Trace trace = traces.get(i);
            x -= Svg.width(trace.name(), SIZE);
            svg.text(x, baseline, Svg.Anchor.START, SIZE, "fill=\"" + Ink.TEXT + "\"", trace.name());
            x -= 19;
            svg.line(x, baseline - 4, x + 14, baseline - 4, "stroke-width=\"2\" stroke=\"" + trace.colour() + "\"");
            x -= 14;
        }
    }
}
