package io.plumbline.analytics.orientation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whether the sensor rests: for a while neither angular rate nor specific force went far from its average, and the
 * average rate is small enough to be bias (Laidig and Seel 2023, rest detection).
 */
final class RestDetector {

    private final VectorLowPass meanRate;
    private final VectorLowPass meanForce;
    private final double rateLimitSquared;
    private final double forceLimitSquared;
    private final double biasLimitSquared;
    private final double minimumSeconds;

    private double quietSeconds;

    RestDetector(OrientationParameters parameters, double rateHz) {
        meanRate = new VectorLowPass(parameters.restTimeConstantSeconds(), rateHz);
        meanForce = new VectorLowPass(parameters.restTimeConstantSeconds(), rateHz);
        rateLimitSquared = square(Math.toRadians(parameters.restAngularRateDegPerSecond()));
        forceLimitSquared = square(parameters.restSpecificForceMps2());
        biasLimitSquared = square(Math.toRadians(parameters.biasLimitDegPerSecond()));
        minimumSeconds = parameters.restMinimumSeconds();
    }

    /** Takes a sample: angular rate in rad/s as measured, specific force in m/s². */
    void update(double dtSeconds, double gx, double gy, double gz, double ax, double ay, double az) {
        meanRate.next(gx, gy, gz);
        meanForce.next(ax, ay, az);
        double rateDeviation = squaredLength(gx - meanRate.x(), gy - meanRate.y(), gz - meanRate.z());
        double forceDeviation = squaredLength(ax - meanForce.x(), ay - meanForce.y(), az - meanForce.z());
        boolean quiet = rateDeviation < rateLimitSquared
                && forceDeviation < forceLimitSquared
                && squaredLength(meanRate.x(), meanRate.y(), meanRate.z()) <= biasLimitSquared;
        quietSeconds = quiet ? quietSeconds + dtSeconds : 0;
    }

    boolean atRest() {
        return quietSeconds >= minimumSeconds;
    }

    /** Average angular rate up to the last sample, rad/s; at rest it is the gyroscope's bias. */
    double meanRateX() {
        return meanRate.x();
    }

    double meanRateY() {
        return meanRate.y();
    }

    double meanRateZ() {
        return meanRate.z();
    }

    void restart() {
        meanRate.restart();
        meanForce.restart();
        quietSeconds = 0;
    }

    void save(DataOutput out) throws IOException {
        meanRate.save(out);
        meanForce.save(out);
        out.writeDouble(quietSeconds);
    }

    void restore(DataInput in) throws IOException {
        meanRate.restore(in);
        meanForce.restore(in);
        quietSeconds = in.readDouble();
    }

    private static double squaredLength(double x, double y, double z) {
        return x * x + y * y + z * z;
    }

    private static double square(double value) {
        return value * value;
    }
}
