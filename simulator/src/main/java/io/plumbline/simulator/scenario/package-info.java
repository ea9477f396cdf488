/**
 * What a session consists of: the wearer, the sensors worn and the steps done, read from YAML into records that check
 * themselves, and the library of them that is built in. Knows nothing of how a step is moved or sensed.
 */
@NullMarked
package io.plumbline.simulator.scenario;

import org.jspecify.annotations.NullMarked;
