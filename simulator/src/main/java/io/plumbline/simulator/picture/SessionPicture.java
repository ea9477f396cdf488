package io.plumbline.simulator.picture;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.movement.Timeline;
import io.plumbline.simulator.truth.TrueFault;
import io.plumbline.simulator.truth.Truth;
import io.plumbline.simulator.truth.TruthLimits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A session on one page: a strip of stick figures at telling moments above the first sensor's signals and the true angles,
 * with the true faults shaded. An SVG of its own: no script, no font or file from elsewhere, white paper beneath.
 *
 * @param title what the session shows
 * @param skeleton the wearer
 * @param timeline what the wearer does
 * @param sensors where sensors are worn; at least one
 * @param truth what truly happened
 * @param limits those that the truth was told against
 */
public record SessionPicture(
        String title, Skeleton skeleton, Timeline timeline, List<Placement> sensors, Truth truth, TruthLimits limits) {

    private static final double WIDTH = 1100;
    private static final double LEFT = 74;
    private static final double RIGHT = WIDTH - 22;
    private static final double TITLE_SIZE = 17;
    private static final double LINE = 22;

    private static final String HATCH =
            "<defs><pattern id=\"hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\""
                    + " patternTransform=\"rotate(45)\"><path d=\"M0 0V7\" stroke=\"#57606a\" stroke-width=\"1.6\""
                    + " stroke-opacity=\"0.45\"/></pattern></defs>\n";

    public SessionPicture {
        sensors = List.copyOf(sensors);
    }

    /**
     * Draws it.
     *
     * @param samples the session's samples, of all sensors
     * @return the text of an SVG
     */
    public String svg(Iterator<ImuSample> samples) {
        Scale time = new Scale(0, timeline.durationSeconds(), LEFT, RIGHT);
        Signals signals = new Signals(time);
        signals.sense(sensors.get(0), samples);
        signals.know(timeline, skeleton, sensors, time);
        List<Panel> panels = panels(signals);
        Strip strip = new Strip(moments().stream().map(this::figure).toList(), time, LEFT, RIGHT);
        List<String> title = lines();

        double stripTop = 20 + LINE * title.size();
        double lanesTop = stripTop + strip.height();
        double panelsTop = lanesTop + Lanes.REPETITIONS;
        double bottom = panelsTop + panels.stream().mapToDouble(Panel::height).sum();
        double height = Math.ceil(bottom + Lanes.FOOT + 8);

        Svg svg = new Svg();
        svg.tip(this.title);
        svg.raw(HATCH);
        svg.rectangle(0, 0, WIDTH, height, "rx=\"8\" fill=\"" + Ink.PAPER + "\"");
        for (int i = 0; i < title.size(); i++) {
            svg.text(
                    LEFT,
                    30 + LINE * i,
                    Svg.Anchor.START,
                    TITLE_SIZE,
                    "font-weight=\"bold\" fill=\"" + Ink.TEXT + "\"",
                    title.get(i));
        }
        strip.draw(svg, stripTop, bottom);
        Lanes lanes = new Lanes(truth, time);
        lanes.drawRepetitions(svg, lanesTop);
        lanes.drawUnjudgeable(svg, panelsTop, bottom);
        double top = panelsTop;
        for (Panel panel : panels) {
            panel.draw(svg, top, time);
            top += panel.height();
        }
        lanes.drawFoot(svg, bottom);
        return svg.page(WIDTH, height);
    }

    /** The moments that are drawn. */
    List<Moment> moments() {
        return Strip.withRoom(new TellingMoments(timeline, truth).find(), this::figure, RIGHT - LEFT);
    }

    private Figure figure(Moment moment) {
        Pose pose = new Pose();
        timeline.at(moment.seconds(), pose);
        return new Figure(moment, pose, skeleton, sensors, limits);
    }

    private List<Panel> panels(Signals signals) {
        String first = sensors.get(0).word();
        Panel force = new Panel("Specific force, sensor at " + first + ", m/s²", 4, signals.force());
        Panel rate = new Panel("Angular rate, sensor at " + first + ", °/s", 20, signals.rate());
        Panel inclination = new Panel("True sagittal inclination, °", 20, signals.inclinations())
                .with(new Panel.Limit(Double.NaN, Ink.fault("tuck"), "tuck past " + degrees(limits.tuckDeg())));
        Panel lumbar = new Panel("True lumbar flexion, °", 24, List.of(signals.lumbarFlexion()))
                .with(new Panel.Limit(
                        limits.flexionDeg(), Ink.fault("flexion"), "flexion past " + degrees(limits.flexionDeg())))
                .with(new Panel.Limit(
                        -limits.extensionDeg(),
                        Ink.fault("extension"),
                        "extension past " + degrees(limits.extensionDeg())));
        truth.tucks().forEach(tuck -> inclination.with(span(tuck)));
        truth.faults().forEach(fault -> lumbar.with(span(fault)));
        return List.of(force, rate, inclination, lumbar);
    }

    private static Panel.Span span(TrueFault fault) {
        String tip = fault.kind() + " of " + degrees(fault.peakDeg()) + " from "
                + Svg.append(new StringBuilder(), fault.startSeconds()) + " to "
                + Svg.append(new StringBuilder(), fault.endSeconds()) + " s";
        return new Panel.Span(fault.startSeconds(), fault.endSeconds(), Ink.fault(fault.kind()), tip);
    }

    private static String degrees(double angleDeg) {
        return Svg.append(new StringBuilder(), angleDeg) + "°";
    }

    /** The title in as many lines as it needs. */
    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : title.split(" ", -1)) {
            if (!line.isEmpty() && Svg.width(line + " " + word, TITLE_SIZE) > RIGHT - LEFT) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
