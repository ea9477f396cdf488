/**
 * What of this machine keeps a session from working, and what cures it. Looks at the machine through {@link
 * io.plumbline.gateway.doctor.Machine} alone and changes nothing.
 */
@NullMarked
package io.plumbline.gateway.doctor;

import org.jspecify.annotations.NullMarked;
