/**
 * A phone as a sensor: what the app Sensor Logger sends while it records, by whatever way it comes, and the small server that
 * it is sent to. Knows nothing of what is made of the samples.
 */
@NullMarked
package io.plumbline.gateway.phone;

import org.jspecify.annotations.NullMarked;
