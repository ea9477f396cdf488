/**
 * Virtual sensors that speak real sensors' protocols: samples as the bytes of their notifications. Knows samples and what
 * the link did to them, and nothing of the body, of scenarios or of how a host reads them.
 */
@NullMarked
package io.plumbline.simulator.payload;

import org.jspecify.annotations.NullMarked;
