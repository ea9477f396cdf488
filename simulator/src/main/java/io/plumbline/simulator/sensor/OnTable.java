package io.plumbline.simulator.sensor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The sensor is not worn: it lies on a table on each of its six sides in turn and then leans at a slant, for as long as
 * there is.
 *
 * @param seconds how long it lies on each side, in [1, 600]; 5 unless said
 */
public record OnTable(double seconds) {

    public OnTable {
        Ranges.between("seconds", seconds, 1, 600);
    }

    @JsonCreator
    static OnTable of(@JsonProperty("seconds") @Nullable Double seconds) {
        return new OnTable(seconds == null ? 5 : seconds);
    }
}
