/**
 * Which way a sensor is turned against gravity: the 6D orientation filter, and the inclinations read from an up
 * direction. Knows axes and the vertical, and nothing of placements, calibration or exercises.
 */
@NullMarked
package io.plumbline.analytics.orientation;

import org.jspecify.annotations.NullMarked;
