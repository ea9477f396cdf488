/**
 * The loop of one wearer's session: samples and commands in, all of it recorded, events handed to every listener. Knows
 * the ports ({@link io.plumbline.gateway.source.SampleSource}, {@link io.plumbline.gateway.session.EventSink}) and the
 * recording, and no particular sensor or broker.
 */
@NullMarked
package io.plumbline.gateway.session;

import org.jspecify.annotations.NullMarked;
