package io.plumbline.analytics.orientation;

/**
 * The second-order low pass of {@link VectorLowPass}, run forwards and then backwards over a whole stretch: what comes
 * out lags nothing. Before its beginning and after its end the stretch is taken as mirrored there.
 */
final class ZeroPhaseLowPass {

    /** How far the mirrored ends reach, in time constants: what the filter began with has faded to e⁻⁵ by then. */
    private static final int MIRRORED_TIME_CONSTANTS = 5;

    private final double timeConstantSeconds;
    private final double rateHz;

    ZeroPhaseLowPass(double timeConstantSeconds, double rateHz) {
        this.timeConstantSeconds = timeConstantSeconds;
        this.rateHz = rateHz;
    }

    /** Replaces vectors, x y z after x y z, by what the filter makes of them. */
    void apply(double[] vectors) {
        int count = vectors.length / 3;
        int margin = (int) Math.ceil(MIRRORED_TIME_CONSTANTS * timeConstantSeconds * rateHz);
        double[] once = new double[3 * (count + margin)]; // the backward pass needs no more than the later margin
        VectorLowPass forward = new VectorLowPass(timeConstantSeconds, rateHz);
        for (int i = -margin; i < count + margin; i++) {
            int from = 3 * mirrored(i, count);
            forward.next(vectors[from], vectors[from + 1], vectors[from + 2]);
            if (i >= 0) {
                put(once, 3 * i, forward);
            }
        }
        VectorLowPass backward = new VectorLowPass(timeConstantSeconds, rateHz);
        for (int i = count + margin - 1; i >= 0; i--) {
            backward.next(once[3 * i], once[3 * i + 1], once[3 * i + 2]);
            if (i < count) {
                put(vectors, 3 * i, backward);
            }
        }
    }

    private static void put(double[] target, int at, VectorLowPass output) {
        target[at] = output.x();
        target[at + 1] = output.y();
        target[at + 2] = output.z();
    }

    /** The sample that stands for one beyond the ends: ... 2 1 0 0 1 2 ... n-1 n-1 n-2 ... */
    private static int mirrored(int index, int count) {
        int within = Math.floorMod(index, 2 * count);
        return within < count ? within : 2 * count - 1 - within;
    }
}
