/**
 * What a sensor on the body reads: specific force and angular rate at its point, turned by its mounting and spoilt by
 * its errors. Knows the body and its motion, and nothing of scenarios, exercises or truth.
 */
@NullMarked
package io.plumbline.simulator.sensor;

import org.jspecify.annotations.NullMarked;
