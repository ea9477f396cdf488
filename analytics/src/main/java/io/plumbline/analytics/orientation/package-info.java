/**
 * Which way a sensor is turned against gravity: the 6D orientation filter and the inclinations read from it. Knows
 * sensor axes and the vertical, and nothing of the body, placements or exercises.
 */
@NullMarked
package io.plumbline.analytics.orientation;

import org.jspecify.annotations.NullMarked;
