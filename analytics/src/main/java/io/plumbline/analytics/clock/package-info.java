/**
 * Clocks of several sensors brought together by when their samples arrived: two sensors' own times become times of one
 * session. Knows times alone: neither samples nor what they mean, and never a clock of the machine.
 */
@NullMarked
package io.plumbline.analytics.clock;

import org.jspecify.annotations.NullMarked;
