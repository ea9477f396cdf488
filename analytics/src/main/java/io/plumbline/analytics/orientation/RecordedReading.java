package io.plumbline.analytics.orientation;

/**
 * One sample of a recording, in sensor axes, and how it follows on the one before.
 *
 * @param begins whether a stretch begins here, so that nothing leads from the sample before to this one
 * @param stepSeconds time since the sample before, s
 */
record RecordedReading(
        boolean begins, double stepSeconds, double gx, double gy, double gz, double ax, double ay, double az) {}
