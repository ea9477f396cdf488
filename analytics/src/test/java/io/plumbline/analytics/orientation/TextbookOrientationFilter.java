package io.plumbline.analytics.orientation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.commons.math3.complex.Quaternion;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The filter as the paper writes it, with vectors, matrices and an inverse, slow and plain: what {@link
 * OrientationFilter} computes by shorter algebra must come out the same.
 */
final class TextbookOrientationFilter {

    private final OrientationParameters parameters;
    private final double interval;
    private final double biasLimit;
    private final double initialVariance;
    private final double driftVariance;

    private final LowPass meanForce;
    private final LowPass restRate;
    private final LowPass restForce;
    private final LowPass rotation;
    private final LowPass rotatedBias;
    private double quietSeconds;
    private boolean first = true;
    private Quaternion sensorToInertial = Quaternion.IDENTITY;
    private Quaternion inertialToEarth = Quaternion.IDENTITY;
    private RealVector bias = new ArrayRealVector(3);
    private RealMatrix covariance;

    TextbookOrientationFilter(OrientationParameters parameters, double rateHz) {
        this.parameters = parameters;
        interval = 1 / rateHz;
        biasLimit = Math.toRadians(parameters.biasLimitDegPerSecond());
        initialVariance = Math.pow(Math.toRadians(parameters.initialBiasSigmaDegPerSecond()), 2);
        driftVariance = Math.pow(Math.toRadians(0.1), 2) * interval / parameters.biasForgettingSeconds();
        covariance = MatrixUtils.createRealIdentityMatrix(3).scalarMultiply(initialVariance);
        meanForce = new LowPass(parameters.accelerationTimeConstantSeconds(), interval);
        rotation = new LowPass(parameters.accelerationTimeConstantSeconds(), interval);
        rotatedBias = new LowPass(parameters.accelerationTimeConstantSeconds(), interval);
        restRate = new LowPass(parameters.restTimeConstantSeconds(), interval);
        restForce = new LowPass(parameters.restTimeConstantSeconds(), interval);
    }

    void update(double dtSeconds, double[] angularRate, double[] specificForce) {
        RealVector rate = new ArrayRealVector(angularRate);
        RealVector force = new ArrayRealVector(specificForce);
        RealVector meanRestRate = restRate.next(rate);
        RealVector meanRestForce = restForce.next(force);
        boolean quiet = rate.getDistance(meanRestRate) < Math.toRadians(parameters.restAngularRateDegPerSecond())
                && force.getDistance(meanRestForce) < parameters.restSpecificForceMps2()
                && meanRestRate.getNorm() <= biasLimit;
        quietSeconds = quiet ? quietSeconds + dtSeconds : 0;

        RealVector turn = rate.subtract(bias).mapMultiply(dtSeconds);
        sensorToInertial = sensorToInertial.multiply(exponential(turn)).normalize();

        RealVector averaged =
                meanForce.next(rotationMatrix(sensorToInertial).operate(force)); // in the almost inertial frame
        RealVector up = rotationMatrix(inertialToEarth).operate(averaged).unitVector();
        double cosine = Math.sqrt((up.getEntry(2) + 1) / 2);
        Quaternion correction =
                new Quaternion(cosine, up.getEntry(1) / (2 * cosine), -up.getEntry(0) / (2 * cosine), 0);
        inertialToEarth = correction.multiply(inertialToEarth).normalize();

        RealVector corrected =
                first ? new ArrayRealVector(new double[] {0, 0, 1}) : up; // the first finds, not corrects
        first = false;
        estimateBias(corrected, meanRestRate, quietSeconds >= parameters.restMinimumSeconds());
    }

    private void estimateBias(RealVector up, RealVector meanRestRate, boolean atRest) {
        RealMatrix current = rotationMatrix(sensorToEarth());
        RealMatrix averaged = unflatten(rotation.next(flatten(current)));
        RealVector averagedBias = rotatedBias.next(current.operate(bias));
        for (int i = 0; i < 3; i++) {
            if (covariance.getEntry(i, i) < initialVariance) {
                covariance.addToEntry(i, i, driftVariance);
            }
        }
        if (atRest) {
            double variance = measurementVariance(parameters.restBiasSigmaDegPerSecond());
            kalmanUpdate(MatrixUtils.createRealIdentityMatrix(3), limited(meanRestRate.subtract(bias)), new double[] {
                variance, variance, variance
            });
        } else {
            RealVector predicted = averaged.operate(bias);
            RealVector horizontal = new ArrayRealVector(new double[] {
                averagedBias.getEntry(0) - up.getEntry(1) / interval - predicted.getEntry(0),
                averagedBias.getEntry(1) + up.getEntry(0) / interval - predicted.getEntry(1)
            });
            double variance = measurementVariance(parameters.motionBiasSigmaDegPerSecond());
            kalmanUpdate(averaged, limited(horizontal).append(-predicted.getEntry(2)), new double[] {
                variance, variance, variance / parameters.verticalForgettingFactor()
            });
        }
        bias = limited(bias);
    }

    /** K = P Hᵀ (H P Hᵀ + W)⁻¹, b ← b + K e, P ← P − K H P. */
    private void kalmanUpdate(RealMatrix h, RealVector error, double[] variances) {
        RealMatrix innovationCovariance =
                h.multiply(covariance).multiply(h.transpose()).add(MatrixUtils.createRealDiagonalMatrix(variances));
        RealMatrix gain = covariance.multiply(h.transpose()).multiply(MatrixUtils.inverse(innovationCovariance));
        bias = bias.add(gain.operate(error));
        covariance = covariance.subtract(gain.multiply(h).multiply(covariance));
    }

    private double measurementVariance(double sigmaDegPerSecond) {
        double converged = Math.pow(Math.toRadians(sigmaDegPerSecond), 2);
        return converged * converged / driftVariance + converged;
    }

    private RealVector limited(RealVector vector) {
        return vector.getNorm() > biasLimit ? vector.mapMultiply(biasLimit / vector.getNorm()) : vector;
    }

    Quaternion sensorToEarth() {
        return inertialToEarth.multiply(sensorToInertial);
    }

    RealVector bias() {
        return bias;
    }

    private static Quaternion exponential(RealVector turn) {
        double angle = turn.getNorm();
        if (angle == 0) {
            return Quaternion.IDENTITY;
        }
        return new Quaternion(
                Math.cos(angle / 2),
                turn.mapMultiply(Math.sin(angle / 2) / angle).toArray());
    }

    /** The columns are the turned base vectors. */
    private static RealMatrix rotationMatrix(Quaternion q) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(3, 3);
        for (int i = 0; i < 3; i++) {
            double[] base = new double[3];
            base[i] = 1;
            matrix.setColumn(
                    i,
                    q.multiply(new Quaternion(base)).multiply(q.getConjugate()).getVectorPart());
        }
        return matrix;
    }

    private static RealVector flatten(RealMatrix matrix) {
        return matrix.getRowVector(0).append(matrix.getRowVector(1)).append(matrix.getRowVector(2));
    }

    private static RealMatrix unflatten(RealVector vector) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(3, 3);
        for (int i = 0; i < 3; i++) {
            matrix.setRowVector(i, vector.getSubVector(3 * i, 3));
        }
        return matrix;
    }

    /** The running mean for one time constant, then the Butterworth difference equation with that mean as its past. */
    private static final class LowPass {

        private final double timeConstantSeconds;
        private final double interval;
        private final double b0;
        private final double a1;
        private final double a2;
        private final List<RealVector> start = new ArrayList<>();
        private final Deque<RealVector> inputs = new ArrayDeque<>();
        private final Deque<RealVector> outputs = new ArrayDeque<>();

        LowPass(double timeConstantSeconds, double interval) {
            this.timeConstantSeconds = timeConstantSeconds;
            this.interval = interval;
            double cutOffHz = 1 / (Math.sqrt(2) * Math.PI * timeConstantSeconds);
            double c = Math.tan(Math.PI * cutOffHz * interval);
            double d = c * c + Math.sqrt(2) * c + 1;
            b0 = c * c / d;
            a1 = 2 * (c * c - 1) / d;
            a2 = (1 - Math.sqrt(2) * c + c * c) / d;
        }

        RealVector next(RealVector input) {
            if (start.size() * interval < timeConstantSeconds - 1e-9) {
                start.add(input);
                RealVector sum = start.stream().reduce(RealVector::add).orElseThrow();
                return sum.mapDivide(start.size());
            }
            if (outputs.isEmpty()) {
                RealVector mean =
                        start.stream().reduce(RealVector::add).orElseThrow().mapDivide(start.size());
                inputs.addAll(List.of(mean, mean));
                outputs.addAll(List.of(mean, mean));
            }
            RealVector output = input.add(inputs.getFirst().mapMultiply(2))
                    .add(inputs.getLast())
                    .mapMultiply(b0)
                    .subtract(outputs.getFirst().mapMultiply(a1))
                    .subtract(outputs.getLast().mapMultiply(a2));
            inputs.removeLast();
            inputs.addFirst(input);
            outputs.removeLast();
            outputs.addFirst(output);
            return output;
        }
    }
}
