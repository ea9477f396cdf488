package io.plumbline.analytics.orientation;

/**
 * A unit quaternion, Hamilton convention. Named for what it turns: {@code sensorToEarth} takes a vector in sensor axes
 * to earth axes, {@code v_earth = q ⊗ v_sensor ⊗ q*}.
 *
 * @param w real part
 * @param x first imaginary part
 * @param y second imaginary part
 * @param z third imaginary part
 */
public record Quaternion(double w, double x, double y, double z) {

    public static final Quaternion IDENTITY = new Quaternion(1, 0, 0, 0);
}
