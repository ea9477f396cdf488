package io.plumbline.gateway.importing;

import io.plumbline.gateway.words.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table that some program writes with acceleration and angular rate side by side, known by the names of its columns.
 *
 * @param program who writes it
 * @param wrapsAt the number at which its clock begins again from 0; infinite where it does not
 * @param columns the seven columns that are used
 */
record KnownTable(String program, double wrapsAt, List<ColumnChoice> columns) {

    private static final List<KnownTable> ALL = List.of(
            // Movella DOT app and Xsens DOT SDK logger: µs of 32 bits, m/s², °/s
            of(
                    "Movella DOT",
                    0x1p32,
                    Unit.US,
                    Unit.MPS2,
                    Unit.DPS,
                    List.of("SampleTimeFine", "Acc_X", "Acc_Y", "Acc_Z", "Gyr_X", "Gyr_Y", "Gyr_Z")),
            // phyphox, an experiment that exports both sensors as one set; its headers name the units
            of(
                    "phyphox",
                    Double.POSITIVE_INFINITY,
                    Unit.S,
                    Unit.MPS2,
                    Unit.RADPS,
                    List.of(
                            "Time (s)",
                            "Acceleration x (m/s^2)",
                            "Acceleration y (m/s^2)",
                            "Acceleration z (m/s^2)",
                            "Gyroscope x (rad/s)",
                            "Gyroscope y (rad/s)",
                            "Gyroscope z (rad/s)")),
            of(
                    "a program that uses Plumbline's column names",
                    Double.POSITIVE_INFINITY,
                    Unit.S,
                    Unit.MPS2,
                    Unit.RADPS,
                    List.of("t_s", "ax_mps2", "ay_mps2", "az_mps2", "gx_radps", "gy_radps", "gz_radps")));

    /** The table whose columns are all among {@code names}. */
    static Optional<KnownTable> recognised(List<String> names) {
        return ALL.stream()
                .filter(table -> table.columns.stream().allMatch(column -> names.contains(column.name())))
                .findFirst();
    }

    /** The names of the programs. */
    static String programs() {
        return "Movella DOT's, phyphox's with both sensors in one table";
    }

    private static KnownTable of(
            String program, double wrapsAt, Unit time, Unit specificForce, Unit angularRate, List<String> names) {
        List<ColumnChoice> columns = new ArrayList<>();
        for (Role role : Role.values()) {
            Unit unit = switch (role.quantity()) {
                case TIME -> time;
                case SPECIFIC_FORCE -> specificForce;
                case ANGULAR_RATE -> angularRate;
            };
            columns.add(new ColumnChoice(null, role, names.get(columns.size()), unit));
        }
        return new KnownTable(program, wrapsAt, columns);
    }
}
