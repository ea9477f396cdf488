/**
 * What a sensor says and where it sits: samples of specific force and angular rate, placements on the back, and the way
 * a sensor's axes lie on the body. Knows nothing of orientation, angles or exercises.
 */
@NullMarked
package io.plumbline.analytics.imu;

import org.jspecify.annotations.NullMarked;
