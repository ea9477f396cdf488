package io.plumbline.analytics.imu;

import java.util.List;
import java.util.Locale;

/**
 * How a sensor's axes lie on the body of a person who stands upright: the direction in which each of x, y and z points.
 * The three directions are perpendicular and right-handed, so that they name one rotation from sensor to body.
 *
 * <pre>{@code
 * Mount mount = Mount.parse("up,left,back"); // x points up the spine, y to the left, z out of the back
 * }</pre>
 *
 * @param x where the sensor's x axis points
 * @param y where the sensor's y axis points
 * @param z where the sensor's z axis points
 */
public record Mount(Direction x, Direction y, Direction z) {

    /** A direction on the body of a person who stands upright. Body axes: x forward, y left, z up the spine. */
    public enum Direction {
        FRONT(1, 0, 0),
        BACK(-1, 0, 0),
        LEFT(0, 1, 0),
        RIGHT(0, -1, 0),
        UP(0, 0, 1),
        DOWN(0, 0, -1);

        private final int forward;
        private final int left;
        private final int up;

        Direction(int forward, int left, int up) {
            this.forward = forward;
            this.left = left;
            this.up = up;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Mount {
        int handedness = x.forward * (y.left * z.up - y.up * z.left)
                - x.left * (y.forward * z.up - y.up * z.forward)
                + x.up * (y.forward * z.left - y.left * z.forward);
        if (handedness == 0) {
            throw new IllegalArgumentException(
                    "mount must name three perpendicular directions, was " + words(x, y, z) + "; e.g. up,left,back");
        }
        if (handedness < 0) {
            throw new IllegalArgumentException("mount " + words(x, y, z)
                    + " is left-handed, which no sensor is; is one direction the wrong way round? "
                    + words(x, y, opposite(z)) + " would be right-handed");
        }
    }

    /**
     * Reads three of {@code up down left right front back}, separated by commas.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is wrong
     */
    public static Mount parse(String text) {
        List<String> words = List.of(text.trim().toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1));
        if (words.size() != 3) {
            throw new IllegalArgumentException(
                    "mount must be three directions for the sensor's x, y and z, e.g. up,left,back; was '" + text
                            + "'");
        }
        return new Mount(direction(words.get(0)), direction(words.get(1)), direction(words.get(2)));
    }

    /** Row-major 3 × 3 matrix that turns a vector in sensor axes into body axes (x forward, y left, z up). */
    public double[] sensorToBody() {
        return new double[] {
            x.forward, y.forward, z.forward,
            x.left, y.left, z.left,
            x.up, y.up, z.up
        };
    }

    @Override
    public String toString() {
        return words(x, y, z);
    }

    private static Direction direction(String word) {
        for (Direction direction : Direction.values()) {
            if (direction.word().equals(word)) {
                return direction;
            }
        }
        throw new IllegalArgumentException(
                "mount knows the directions up, down, left, right, front and back, not '" + word + "'");
    }

    private static Direction opposite(Direction direction) {
        return switch (direction) {
            case FRONT -> Direction.BACK;
            case BACK -> Direction.FRONT;
            case LEFT -> Direction.RIGHT;
            case RIGHT -> Direction.LEFT;
            case UP -> Direction.DOWN;
            case DOWN -> Direction.UP;
        };
    }

    private static String words(Direction x, Direction y, Direction z) {
        return x.word() + "," + y.word() + "," + z.word();
    }
}
