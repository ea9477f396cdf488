/**
 * Sessions of a simulated wearer: samples, marks and the truth beside them, all from a scenario and one seed. Knows
 * analytics' samples and settings, and nothing of how they are judged, sent or stored.
 */
@NullMarked
package io.plumbline.simulator;

import org.jspecify.annotations.NullMarked;
