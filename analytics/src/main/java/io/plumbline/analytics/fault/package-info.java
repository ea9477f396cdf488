/**
 * What counts as a fault, how its size is read from the back's pose, and the life of an alert: dwell, hysteresis, rest.
 * Knows poses and repetitions' phases, and nothing of sessions or words on a screen.
 */
@NullMarked
package io.plumbline.analytics.fault;

import org.jspecify.annotations.NullMarked;
