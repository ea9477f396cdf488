package io.plumbline.analytics.orientation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The gyroscope's bias, by a Kalman filter with the bias as its state, which takes a random walk (Laidig and Seel 2023,
 * bias estimation). At rest the measurement is the averaged angular rate. In motion it is the inclination correction: a
 * bias makes the strapdown attitude drift, the correction takes the drift back, and so its rate shows the horizontal
 * components; about the vertical nothing is seen, and zero is assumed, weakly. Since the correction comes from averaged
 * specific force, the rotation that connects it with the bias is averaged by the same low pass.
 *
 * <p>The three measurements of a sample are uncorrelated, so that they are fused one after another: the result is that
 * of the joint update, without the inverse of a matrix.
 */
final class BiasEstimator {

    /** How many numbers {@link #copyTo} writes. */
    static final int BIAS_AND_COVARIANCE = 9;

    private final double rateHz;
    private final double limit;
    private final double initialVariance;
    private final double driftVariance;
    private final double restVariance;
    private final double motionVariance;
    private final double verticalVariance;

    private final VectorLowPass rotationX;
    private final VectorLowPass rotationY;
    private final VectorLowPass rotationZ;
    private final VectorLowPass rotatedBias;

    private double biasX;
    private double biasY;
    private double biasZ;
    // The covariance of the estimate, which is symmetric, rad²/s².
    private double pxx;
    private double pyy;
    private double pzz;
    private double pxy;
    private double pxz;
    private double pyz;

    BiasEstimator(OrientationParameters parameters, double rateHz) {
        this.rateHz = rateHz;
        limit = Math.toRadians(parameters.biasLimitDegPerSecond());
        initialVariance = variance(parameters.initialBiasSigmaDegPerSecond());
        driftVariance = variance(0.1) / (parameters.biasForgettingSeconds() * rateHz);
        restVariance = measurementVariance(parameters.restBiasSigmaDegPerSecond());
        motionVariance = measurementVariance(parameters.motionBiasSigmaDegPerSecond());
        verticalVariance = motionVariance / parameters.verticalForgettingFactor();
        double timeConstant = parameters.accelerationTimeConstantSeconds();
        rotationX = new VectorLowPass(timeConstant, rateHz);
        rotationY = new VectorLowPass(timeConstant, rateHz);
        rotationZ = new VectorLowPass(timeConstant, rateHz);
        rotatedBias = new VectorLowPass(timeConstant, rateHz);
        pxx = initialVariance;
        pyy = initialVariance;
        pzz = initialVariance;
    }

    private static double variance(double sigmaDegPerSecond) {
        double sigma = Math.toRadians(sigmaDegPerSecond);
        return sigma * sigma;
    }

    /** The variance of a measurement with which the estimate's converges to the square of the given sigma. */
    private double measurementVariance(double sigmaDegPerSecond) {
        double converged = variance(sigmaDegPerSecond);
        return converged * converged / driftVariance + converged;
    }

    /** Takes the attitude after this sample into the averages, and lets the uncertainty grow. */
    void follow(Attitude sensorToEarth) {
        double xx = sensorToEarth.xx();
        double xy = sensorToEarth.xy();
        double xz = sensorToEarth.xz();
        double yx = sensorToEarth.yx();
        double yy = sensorToEarth.yy();
        double yz = sensorToEarth.yz();
        rotationX.next(xx, xy, xz);
        rotationY.next(yx, yy, yz);
        rotationZ.next(sensorToEarth.zx(), sensorToEarth.zy(), sensorToEarth.zz());
        rotatedBias.next(
                xx * biasX + xy * biasY + xz * biasZ, yx * biasX + yy * biasY + yz * biasZ, 0); // horizontal only
        pxx += pxx < initialVariance ? driftVariance : 0;
        pyy += pyy < initialVariance ? driftVariance : 0;
        pzz += pzz < initialVariance ? driftVariance : 0;
    }

    /** Learns from the averaged angular rate of a resting sensor, rad/s. */
    void learnAtRest(double rateX, double rateY, double rateZ) {
        double errorX = rateX - biasX;
        double errorY = rateY - biasY;
        double errorZ = rateZ - biasZ;
        double scale = limiting(errorX * errorX + errorY * errorY + errorZ * errorZ);
        double measuredX = biasX + scale * errorX;
        double measuredY = biasY + scale * errorY;
        double measuredZ = biasZ + scale * errorZ;
        fuse(1, 0, 0, measuredX, restVariance);
        fuse(0, 1, 0, measuredY, restVariance);
        fuse(0, 0, 1, measuredZ, restVariance);
        limitBias();
    }

    /**
     * Learns from the inclination correction of this sample.
     *
     * @param forceX horizontal part, in earth axes and relative to its length, of the averaged specific force before
     *     the correction: the sines of the angles by which the inclination was corrected about −y and x
     * @param forceY as forceX
     */
    void learnInMotion(double forceX, double forceY) {
        double predictedX = rotationX.x() * biasX + rotationX.y() * biasY + rotationX.z() * biasZ;
        double predictedY = rotationY.x() * biasX + rotationY.y() * biasY + rotationY.z() * biasZ;
        double errorX = rotatedBias.x() - forceY * rateHz - predictedX;
        double errorY = rotatedBias.y() + forceX * rateHz - predictedY;
        double scale = limiting(errorX * errorX + errorY * errorY);
        fuse(rotationX.x(), rotationX.y(), rotationX.z(), predictedX + scale * errorX, motionVariance);
        fuse(rotationY.x(), rotationY.y(), rotationY.z(), predictedY + scale * errorY, motionVariance);
        fuse(rotationZ.x(), rotationZ.y(), rotationZ.z(), 0, verticalVariance);
        limitBias();
    }

    /** The Kalman update with one scalar: {@code measured} = (hx, hy, hz) · bias + noise of that variance. */
    private void fuse(double hx, double hy, double hz, double measured, double variance) {
        double phx = pxx * hx + pxy * hy + pxz * hz;
        double phy = pxy * hx + pyy * hy + pyz * hz;
        double phz = pxz * hx + pyz * hy + pzz * hz;
        double weight = 1 / (hx * phx + hy * phy + hz * phz + variance);
        double gain = weight * (measured - (hx * biasX + hy * biasY + hz * biasZ));
        biasX += phx * gain;
        biasY += phy * gain;
        biasZ += phz * gain;
        pxx -= phx * phx * weight;
        pyy -= phy * phy * weight;
        pzz -= phz * phz * weight;
        pxy -= phx * phy * weight;
        pxz -= phx * phz * weight;
        pyz -= phy * phz * weight;
    }

    private void limitBias() {
        double scale = limiting(biasX * biasX + biasY * biasY + biasZ * biasZ);
        biasX *= scale;
        biasY *= scale;
        biasZ *= scale;
    }

    /** The factor that brings a vector of this squared length down to the limit; 1 where it is no longer. */
    private double limiting(double squaredLength) {
        return squaredLength > limit * limit ? limit / Math.sqrt(squaredLength) : 1;
    }

    /** The bias about the sensor's x axis, rad/s; y and z likewise. */
    double x() {
        return biasX;
    }

    double y() {
        return biasY;
    }

    double z() {
        return biasZ;
    }

    /** Writes the bias, x y z in rad/s, and its covariance, xx yy zz xy xz yz in rad²/s², to an array from there on. */
    void copyTo(double[] target, int from) {
        target[from] = biasX;
        target[from + 1] = biasY;
        target[from + 2] = biasZ;
        target[from + 3] = pxx;
        target[from + 4] = pyy;
        target[from + 5] = pzz;
        target[from + 6] = pxy;
        target[from + 7] = pxz;
        target[from + 8] = pyz;
    }

    /** Forgets the averages; keeps the estimate and its covariance. */
    void restart() {
        rotationX.restart();
        rotationY.restart();
        rotationZ.restart();
        rotatedBias.restart();
    }

    void save(DataOutput out) throws IOException {
        rotationX.save(out);
        rotationY.save(out);
        rotationZ.save(out);
        rotatedBias.save(out);
        for (double value : new double[] {biasX, biasY, biasZ, pxx, pyy, pzz, pxy, pxz, pyz}) {
            out.writeDouble(value);
        }
    }

    void restore(DataInput in) throws IOException {
        rotationX.restore(in);
        rotationY.restore(in);
        rotationZ.restore(in);
        rotatedBias.restore(in);
        biasX = in.readDouble();
        biasY = in.readDouble();
        biasZ = in.readDouble();
        pxx = in.readDouble();
        pyy = in.readDouble();
        pzz = in.readDouble();
        pxy = in.readDouble();
        pxz = in.readDouble();
        pyz = in.readDouble();
    }
}
