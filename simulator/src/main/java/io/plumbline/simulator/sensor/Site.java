package io.plumbline.simulator.sensor;

/**
 * A place that moves: where it is and how it is turned at any time. Earth axes z up; tests move it as no body can, in free
 * fall.
 */
interface Site {

    /** Goes to a time, s; all else is told of it. */
    void at(double seconds);

    /** Tells x, y, z in earth axes, m. */
    void locate(double[] metres);

    /** Tells w, x, y, z of the unit quaternion from the site's axes to earth. */
    void orient(double[] quaternion);

    /** How much of the lumbar flexion lies between the pelvis and the site, rad. */
    double lumbarFlexion();
}
