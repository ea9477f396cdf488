package io.plumbline.simulator.picture;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.body.StickFigure;
import io.plumbline.simulator.body.StickFigure.Point;
import io.plumbline.simulator.truth.TruthLimits;
import java.util.ArrayList;
import java.util.List;

/** The wearer at a moment, seen from the right, with the sensors where they sit. */
final class Figure {

    private static final String ROUND = "fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" ";
    private static final double SENSOR = 6;
    private static final double CAPTION_SIZE = 11;
    /** Drawn so that the sensors sit on the back, m. */
    private static final double TRUNK_DEPTH = 0.18;

    private final Moment moment;
    private final String heading;
    private final StickFigure body;
    private final List<Point> sites;
    private final String lumbarColour;

    Figure(Moment moment, Pose pose, Skeleton skeleton, List<Placement> sensors, TruthLimits limits) {
        this.moment = moment;
        body = StickFigure.of(skeleton, pose);
        sites = sensors.stream()
                .map(placement -> StickFigure.site(skeleton, placement, pose))
                .toList();
        double flexionDeg = Math.toDegrees(pose.lumbarFlexion());
        String past = flexionDeg > limits.flexionDeg() ? "flexion" : "extension";
        boolean isPast = flexionDeg > limits.flexionDeg() || flexionDeg < -limits.extensionDeg();
        lumbarColour = isPast ? Ink.fault(past) : Ink.BONE;
        long turnedDeg = Math.round(Math.toDegrees(Math.IEEEremainder(pose.heading(), 2 * Math.PI)));
        heading = Math.abs(turnedDeg) < 5 ? "" : "turned " + Math.abs(turnedDeg) + "°";
    }

    double seconds() {
        return moment.seconds();
    }

    /** How much of the page's width it takes, captions and air included, px. */
    double width(double pixelsPerMetre) {
        double caption = Math.max(Svg.width(time(), CAPTION_SIZE), Svg.width(words(), CAPTION_SIZE));
        return Math.max(caption, (rightmost() - leftmost()) * pixelsPerMetre) + 12;
    }

    /** Height above the floor of its highest point, m. */
    double height() {
        return body.points().stream().mapToDouble(Point::z).max().orElse(0);
    }

    /** Draws it around {@code centre}, its floor at {@code floor}, with its captions beneath. */
    void draw(Svg svg, double centre, double floor, double pixelsPerMetre) {
        Pen pen = new Pen(svg, centre - 0.5 * (leftmost() + rightmost()) * pixelsPerMetre, floor, pixelsPerMetre);
        svg.begin("class=\"figure\"").tip(time() + (words().isEmpty() ? "" : ", " + words()));
        pen.draw(List.of(body.ankle(), body.knee()), 0.08 * pixelsPerMetre, Ink.FLESH);
        pen.draw(List.of(body.knee(), body.hip()), 0.13 * pixelsPerMetre, Ink.FLESH);
        pen.draw(spine(), TRUNK_DEPTH * pixelsPerMetre, Ink.FLESH);
        pen.draw(List.of(body.shoulder(), body.elbow(), body.wrist()), 3, Ink.FAR_BONE);
        pen.draw(List.of(body.heel(), body.ball(), body.toes()), 3, Ink.BONE);
        pen.draw(List.of(body.heel(), body.ankle(), body.ball()), 2, Ink.BONE);
        pen.draw(List.of(body.ankle(), body.knee(), body.hip(), body.lumbarArc().get(0)), 4, Ink.BONE);
        pen.draw(List.of(last(body.lumbarArc()), body.shoulder(), neck()), 4, Ink.BONE);
        pen.draw(body.lumbarArc(), 5.5, lumbarColour);
        svg.circle(
                pen.x(body.head()),
                pen.y(body.head()),
                body.headRadius() * pixelsPerMetre,
                "fill=\"" + Ink.PAPER + "\" stroke=\"" + Ink.BONE + "\" stroke-width=\"3\"");
        for (int i = 0; i < sites.size(); i++) {
            svg.rectangle(
                    pen.x(sites.get(i)) - 0.5 * SENSOR,
                    pen.y(sites.get(i)) - 0.5 * SENSOR,
                    SENSOR,
                    SENSOR,
                    "class=\"sensor\" fill=\"" + Ink.site(i) + "\" stroke=\"" + Ink.PAPER + "\" stroke-width=\"0.8\"");
        }
        svg.text(centre, floor + 17, Svg.Anchor.MIDDLE, CAPTION_SIZE, "fill=\"" + Ink.FAINT_TEXT + "\"", time());
        if (!words().isEmpty()) {
            String colour = moment.isFault() ? Ink.fault(moment.kind()) : Ink.TEXT;
            String weight = moment.isFault() ? " font-weight=\"bold\"" : "";
            svg.text(centre, floor + 31, Svg.Anchor.MIDDLE, CAPTION_SIZE, "fill=\"" + colour + "\"" + weight, words());
        }
        svg.end();
    }

    private String time() {
        return Scale.text(moment.seconds(), 0.1) + " s";
    }

    private String words() {
        return moment.caption().isEmpty() ? heading : moment.caption();
    }

    /** From the hip to the shoulder. */
    private List<Point> spine() {
        List<Point> spine = new ArrayList<>(List.of(body.hip()));
        spine.addAll(body.lumbarArc());
        spine.add(body.shoulder());
        return spine;
    }

    /** Where the neck meets the head. */
    private Point neck() {
        double share = 1 - body.headRadius() / body.shoulder().to(body.head());
        return new Point(
                body.shoulder().x() + share * (body.head().x() - body.shoulder().x()),
                body.shoulder().z() + share * (body.head().z() - body.shoulder().z()));
    }

    private double leftmost() {
        return body.points().stream().mapToDouble(Point::x).min().orElse(0);
    }

    private double rightmost() {
        return body.points().stream().mapToDouble(Point::x).max().orElse(0);
    }

    private static Point last(List<Point> points) {
        return points.get(points.size() - 1);
    }

    /** Turns metres into pixels. */
    private record Pen(Svg svg, double originX, double floor, double pixelsPerMetre) {

        double x(Point point) {
            return originX + point.x() * pixelsPerMetre;
        }

        double y(Point point) {
            return floor - point.z() * pixelsPerMetre;
        }

        void draw(List<Point> points, double width, String colour) {
            StringBuilder data = new StringBuilder();
            for (Point point : points) {
                data.append(data.isEmpty() ? 'M' : 'L');
                Svg.append(data, x(point)).append(' ');
                Svg.append(data, y(point));
            }
            svg.path(data, ROUND + "stroke=\"" + colour + "\" stroke-width=\"" + width + "\"");
        }
    }
}
