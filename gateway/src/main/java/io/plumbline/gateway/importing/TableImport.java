package io.plumbline.gateway.importing;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark.StartExercise;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.importing.Layout.Sensor;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.recording.RecordingWriter;
import io.plumbline.gateway.recording.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a recording out of a table. The recording appears under its name when it is whole; an import that fails leaves
 * what was there before.
 */
public final class TableImport {

    /** Rows looked at before the first is written: for the rate, the id, and whether the units are right. */
    private static final int ROWS_LOOKED_AT = 5000;

    private static final Placement DEFAULT_PLACEMENT = Placement.SACRUM;

    private final ImportRequest request;
    private final ImportRemarks remarks = new ImportRemarks();

    private TableImport(ImportRequest request) {
        this.request = request;
    }

    /**
     * Imports.
     *
     * @throws IOException if the table can't be read or makes no recording, or the recording can't be written; the
     *     message says why and what to do
     */
    public static ImportReport run(ImportRequest request) throws IOException {
        return new TableImport(request).run();
    }

    private ImportReport run() throws IOException {
        if (Files.exists(request.output()) && Files.isSameFile(request.file(), request.output())) {
            throw new ImportException(request.output() + " is the table itself. Name another file by --output.");
        }
        try (Table table = Table.open(request.file())) {
            TableHead head = TableHead.of(request.file(), table);
            Layout layout = layout(head);
            SampleRows rows = new SampleRows(
                    request.file(), table, head.rows(), layout, request.rateHz(), request.skipBadLines());
            List<List<ImuSample>> first = firstRows(rows);
            List<SensorSettings> sensors = sensors(layout, first);
            remarks.look(first);
            write(header(sensors, first), first, rows);
            return remarks.report(sensors, rows, table.damage());
        }
    }

    private Layout layout(TableHead head) throws ImportException {
        List<ColumnChoice> columns = request.columns();
        double wrapsAt = Double.POSITIVE_INFINITY;
        if (columns.isEmpty()) {
            KnownTable known = head.known()
                    .orElseThrow(() -> new ImportException(request.file() + " is none of the tables that are known ("
                            + KnownTable.programs() + "), so say which column is what. " + head.description()
                            + " Acceleration and angular rate must stand in one table. For example:\n  "
                            + head.exampleCommand(request.output())));
            columns = known.columns();
            wrapsAt = known.wrapsAt();
            remarks.add("Recognised as a table of " + known.program() + ".");
        }
        boolean timed = columns.stream().anyMatch(column -> column.role() == Role.T);
        if (!timed && Double.isNaN(request.rateHz())) {
            throw new ImportException("No column tells the time. Add --column 't=NAME[:UNIT]', or --rate HZ if there is"
                    + " no such column. " + head.description());
        }
        return head.layout(columns, wrapsAt, placement(columns));
    }

    private Placement placement(List<ColumnChoice> columns) throws ImportException {
        boolean inColumns = columns.stream().anyMatch(column -> column.placement() != null);
        boolean notInColumns =
                columns.stream().anyMatch(column -> column.placement() == null && column.role() != Role.T);
        if (inColumns && notInColumns) {
            throw new ImportException("Some columns name a placement and some do not. With several sensors each is"
                    + " PLACEMENT.ROLE=NAME, e.g. sacrum.ax=NAME.");
        }
        if (inColumns && request.placement() != null) {
            throw new ImportException("The columns name their placements, so --placement "
                    + request.placement().word() + " says nothing. Leave it out.");
        }
        if (request.placement() != null) {
            return request.placement();
        }
        if (notInColumns) {
            remarks.add("Where the sensor was worn is not said, so it is taken to be the " + DEFAULT_PLACEMENT.word()
                    + ". If not: --placement.");
        }
        return DEFAULT_PLACEMENT;
    }

    private List<List<ImuSample>> firstRows(SampleRows rows) throws ImportException {
        List<List<ImuSample>> first = new ArrayList<>();
        while (first.size() < ROWS_LOOKED_AT && rows.next()) {
            first.add(List.copyOf(rows.samples()));
        }
        if (first.isEmpty()) {
            throw new ImportException(request.file() + " has no row with all numbers of a sensor"
                    + (rows.missing() > 0 ? ": in each one is missing." : "."));
        }
        return first;
    }

    private List<SensorSettings> sensors(Layout layout, List<List<ImuSample>> first) throws ImportException {
        List<SensorSettings> sensors = new ArrayList<>();
        for (Sensor sensor : layout.sensors()) {
            double rateHz = rate(sensor.placement(), first);
            Mount mount = request.mounts().getOrDefault(sensor.placement(), request.mount());
            try {
                sensors.add(new SensorSettings(sensor.placement(), mount, rateHz));
            } catch (IllegalArgumentException e) {
                throw new ImportException(
                        request.file() + ": " + e.getMessage() + ". Is time in "
                                + layout.time().unit().word()
                                + "? Its unit stands behind the name, e.g. --column 't=NAME:ms'; the true rate can be"
                                + " stated by --rate HZ.",
                        e);
            }
        }
        return sensors;
    }

    private double rate(Placement placement, List<List<ImuSample>> first) throws ImportException {
        if (!Double.isNaN(request.rateHz())) {
            return request.rateHz();
        }
        double[] seconds = first.stream()
                .flatMap(List::stream)
                .filter(sample -> sample.placement() == placement)
                .mapToDouble(ImuSample::timeSeconds)
                .toArray();
        if (seconds.length < 2) {
            throw new ImportException(request.file() + " has too few rows of " + placement.word()
                    + " to tell the rate. State it by --rate HZ.");
        }
        return RateEstimate.ofTimes(seconds);
    }

    private RecordingHeader header(List<SensorSettings> sensors, List<List<ImuSample>> first) {
        SessionId id = new SessionId();
        first.forEach(row -> row.forEach(id::add));
        return new RecordingHeader(
                id.toString(),
                sensors,
                Map.of("note", "imported from " + request.file().getFileName()),
                Map.of(),
                false);
    }

    private void write(RecordingHeader header, List<List<ImuSample>> first, SampleRows rows) throws IOException {
        Path output = request.output();
        Path directory = output.toAbsolutePath().getParent();
        boolean replaceable = !Files.exists(output) || Files.isRegularFile(output);
        if (directory == null || !Files.isWritable(directory) || !replaceable) {
            writeTo(output, header, first, rows); // which says what is wrong; a pipe or device can't be replaced
            return;
        }
        // the ending stays, since it says whether the file is compressed
        Path unfinished = output.resolveSibling(".unfinished-" + output.getFileName());
        try {
            writeTo(unfinished, header, first, rows);
            Files.move(unfinished, output, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void writeTo(Path output, RecordingHeader header, List<List<ImuSample>> first, SampleRows rows)
            throws IOException {
        try (RecordingWriter writer = new RecordingWriter(output, header)) {
            if (request.exercise() != null) {
                writer.mark(new StartExercise(0, request.exercise()));
            }
            for (List<ImuSample> row : first) {
                write(row, writer);
            }
            while (rows.next()) {
                write(rows.samples(), writer);
            }
        }
    }

    private void write(List<ImuSample> row, RecordingWriter writer) throws IOException {
        for (ImuSample sample : row) {
            writer.write(sample);
        }
        remarks.written(row);
    }
}
