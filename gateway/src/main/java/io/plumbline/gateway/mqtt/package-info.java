/**
 * MQTT: events out to a broker, commands in, and a small broker for a machine that has none. Knows topics, payloads and
 * connections that come and go; nothing of sensors, files or how events come about.
 */
@NullMarked
package io.plumbline.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
