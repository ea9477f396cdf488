package io.plumbline.gateway.importing;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.words.Unit;
import java.util.List;

/**
 * Where in a row the numbers stand.
 *
 * @param time the column of time; its index is −1 where there is none
 * @param wrapsAt the number at which the clock begins again from 0; infinite where it does not
 * @param sensors the columns of each sensor
 * @param fields how many fields a whole row has
 */
record Layout(Column time, double wrapsAt, List<Sensor> sensors, int fields) {

    static final int NO_INDEX = -1;

    /**
     * A column that is used.
     *
     * @param index in the row, from 0
     */
    record Column(Role role, String name, int index, Unit unit) {}

    /**
     * The columns of one sensor.
     *
     * @param axes in the order of {@link Role#AXES}
     */
    record Sensor(Placement placement, List<Column> axes) {}

    boolean hasTime() {
        return time.index != NO_INDEX;
    }
}
