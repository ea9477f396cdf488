/**
 * How a sensor sits on the body: from a still stand and one bow, or as stated. Knows one sensor's vertical and angular
 * rate, and nothing of exercises or of a second sensor.
 */
@NullMarked
package io.plumbline.analytics.calibration;

import org.jspecify.annotations.NullMarked;
