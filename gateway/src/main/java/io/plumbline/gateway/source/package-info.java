/**
 * Where samples come from: a recording or a simulated body, played in real time, one or two sensors at once. Knows
 * samples and their time, and nothing of what is made of them.
 */
@NullMarked
package io.plumbline.gateway.source;

import org.jspecify.annotations.NullMarked;
