package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.gateway.recording.Decimals;
import java.io.IOException;
import java.io.Writer;

/** Orientations as lines {@code t_s[,placement],qw,qx,qy,qz} beneath a line that says so. */
final class OrientationLines {

    private final Writer out;
    private final boolean named;
    private final StringBuilder line = new StringBuilder(100);

    /**
     * Writes the first line.
     *
     * @param named whether each line names the placement
     */
    OrientationLines(Writer out, boolean named) throws IOException {
        this.out = out;
        this.named = named;
        out.write(named ? "t_s,placement,qw,qx,qy,qz\n" : "t_s,qw,qx,qy,qz\n");
    }

    void write(Placement placement, double timeSeconds, Quaternion orientation) throws IOException {
        line.setLength(0);
        Decimals.appendMicroseconds(line, timeSeconds);
        if (named) {
            line.append(',').append(placement.word());
        }
        append(orientation.w());
        append(orientation.x());
        append(orientation.y());
        append(orientation.z());
        out.append(line.append('\n'));
    }

    private void append(double part) {
        Decimals.appendTwelveDecimals(line.append(','), part);
    }
}
