/**
 * Poses over time: single movements, the stirring of a living body, and the timeline that strings movements together.
 * Positions are twice continuously differentiable. Knows the body, and nothing of sensors, scenarios or truth.
 */
@NullMarked
package io.plumbline.simulator.movement;

import org.jspecify.annotations.NullMarked;
