/**
 * Listeners that write events to a terminal or a pipe. Know how an event reads, and nothing of where it comes from.
 */
@NullMarked
package io.plumbline.gateway.terminal;

import org.jspecify.annotations.NullMarked;
