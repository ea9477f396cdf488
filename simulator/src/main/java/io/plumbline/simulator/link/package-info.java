/**
 * The radio between a worn sensor and the host: what is lost, late, doubled or said by another clock. Knows samples and
 * chance, and neither the body nor how anything is judged.
 */
@NullMarked
package io.plumbline.simulator.link;

import org.jspecify.annotations.NullMarked;
