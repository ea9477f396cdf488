package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import org.jspecify.annotations.Nullable;

/**
 * How a sensor sits, as an option says it.
 *
 * @param placement which sensor's; null: of all
 * @param mount null: to be found from the wearer's movement
 */
record MountChoice(@Nullable Placement placement, @Nullable Mount mount) {}
