/**
 * The loop of one wearer's session: samples and commands in, events handed to every listener. Knows the ports
 * ({@link io.plumbline.gateway.session.EventSink}), and no particular sensor, file or broker.
 */
@NullMarked
package io.plumbline.gateway.session;

import org.jspecify.annotations.NullMarked;
