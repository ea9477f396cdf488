package io.plumbline.gateway.importing;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.importing.Layout.Column;
import io.plumbline.gateway.importing.Layout.Sensor;
import io.plumbline.gateway.words.DidYouMean;
import io.plumbline.gateway.words.Unit;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the header row among a table's first rows, above which other lines may stand, and in it the columns that are
 * wanted. A table of numbers alone has no header; its columns are then called 1, 2, ….
 */
final class TableHead {

    private static final int ROWS_LOOKED_AT = 60;

    private final Path file;
    private final TextForm form;
    private final Deque<CsvRecord> rows = new ArrayDeque<>();
    private List<String> names = List.of();

    private TableHead(Path file, TextForm form) {
        this.file = file;
        this.form = form;
    }

    /**
     * Takes the first rows of {@code table}.
     *
     * @throws ImportException if they can't be read
     */
    static TableHead of(Path file, Table table) throws ImportException {
        TableHead head = new TableHead(file, table.form());
        for (CsvRecord row = table.next(); row != null; row = table.next()) {
            head.rows.add(row);
            if (head.rows.size() == ROWS_LOOKED_AT) {
                break;
            }
        }
        if (head.rows.isEmpty()) {
            throw new ImportException(table.damage() == null ? file + " has no rows." : table.damage());
        }
        if (head.rows.getFirst().getField(0).startsWith("# plumbline recording")) {
            throw new ImportException(file + " is a recording already. Analyse it by 'plumbline replay'; what its head"
                    + " says, such as placement and mount, can be changed there by hand.");
        }
        return head;
    }

    /** The rows that were looked at and follow the header row, once {@link #layout} has found that. */
    Deque<CsvRecord> rows() {
        return rows;
    }

    /** The program whose table it is, where it is a known one's. */
    Optional<KnownTable> known() {
        return rows.stream()
                .flatMap(row -> KnownTable.recognised(names(row)).stream())
                .findFirst();
    }

    /**
     * Finds the columns; the rows up to the header are then gone.
     *
     * @param one where the sensor was, where the choices name no placement
     * @throws ImportException if there is no such column, or one is lacking
     */
    Layout layout(List<ColumnChoice> choices, double wrapsAt, Placement one) throws ImportException {
        takeHeader(choices.stream().map(ColumnChoice::name).toList());
        Column time = new Column(Role.T, "", Layout.NO_INDEX, Unit.S);
        for (ColumnChoice choice : choices) {
            if (choice.role() == Role.T) {
                time = column(choice);
            }
        }
        Set<@Nullable Placement> placements = new LinkedHashSet<>();
        choices.stream()
                .filter(choice -> choice.role() != Role.T)
                .forEach(choice -> placements.add(choice.placement()));
        List<Sensor> sensors = new ArrayList<>();
        for (Placement placement : placements) {
            List<Column> axes = new ArrayList<>();
            for (Role role : Role.AXES) {
                axes.add(column(choice(choices, placement, role)));
            }
            sensors.add(new Sensor(placement == null ? one : placement, axes));
        }
        return new Layout(time, wrapsAt, sensors, names.size());
    }

    /** What stands in the file, for a person who has to choose among it. */
    String description() {
        CsvRecord row = guess();
        return isNumbers(row)
                ? "It has no header, so its " + row.getFieldCount() + " columns are called 1, 2, …."
                : description(names(row));
    }

    /** The command that imports this file, with its own columns as far as their names tell. */
    String exampleCommand(Path output) {
        CsvRecord row = guess();
        List<String> known = isNumbers(row) ? List.of() : names(row);
        StringBuilder command = new StringBuilder("plumbline import ")
                .append(file)
                .append(" --output ")
                .append(output);
        for (Role role : Role.values()) {
            String name = known.stream()
                    .filter(column -> looksLike(column.toLowerCase(Locale.ROOT), role))
                    .findFirst()
                    .orElse("NAME");
            command.append(" --column '")
                    .append(role.word())
                    .append('=')
                    .append(name)
                    .append(":");
            command.append(
                            role == Role.T && name.toLowerCase(Locale.ROOT).contains("milli")
                                    ? Unit.MS.word()
                                    : role.quantity().standard().word())
                    .append('\'');
        }
        return command.toString();
    }

    private static boolean looksLike(String column, Role role) {
        return role == Role.T
                ? column.equals("t") || column.contains("time") || column.contains("milli")
                : column.endsWith(role.word());
    }

    private void takeHeader(List<String> wanted) {
        CsvRecord header = rows.stream()
                .filter(row -> names(row).containsAll(wanted))
                .findFirst()
                .orElseGet(this::guess);
        boolean numbers = isNumbers(header);
        names = numbers
                ? IntStream.rangeClosed(1, header.getFieldCount())
                        .mapToObj(String::valueOf)
                        .toList()
                : names(header);
        while (rows.getFirst() != header) {
            rows.removeFirst();
        }
        if (!numbers) {
            rows.removeFirst();
        }
    }

    /** The first row that is as long as the last one looked at, which is past any preamble. */
    private CsvRecord guess() {
        int fields = rows.getLast().getFieldCount();
        return rows.stream()
                .filter(row -> row.getFieldCount() == fields)
                .findFirst()
                .orElseThrow();
    }

    private Column column(ColumnChoice choice) throws ImportException {
        int count = Collections.frequency(names, choice.name());
        int index = names.indexOf(choice.name());
        if (count > 1) {
            throw new ImportException(file + " has " + count + " columns called '" + choice.name()
                    + "'. Choose by number instead, e.g. " + choice.role().word() + "=" + (index + 1) + ".");
        }
        if (index < 0 && choice.name().matches("[1-9]\\d{0,3}") && Integer.parseInt(choice.name()) <= names.size()) {
            index = Integer.parseInt(choice.name()) - 1;
        }
        if (index < 0) {
            String near = DidYouMean.nearest(choice.name(), names)
                    .map(name -> " Did you mean '" + name + "'?")
                    .orElse("");
            throw new ImportException(
                    file + " has no column '" + choice.name() + "'." + near + " " + description(names));
        }
        return new Column(choice.role(), choice.name(), index, choice.unit());
    }

    private String description(List<String> columns) {
        return "Its columns are (" + form.separatorWord() + " between them): " + String.join(", ", columns) + ".";
    }

    private ColumnChoice choice(List<ColumnChoice> choices, @Nullable Placement placement, Role role)
            throws ImportException {
        List<ColumnChoice> found = choices.stream()
                .filter(choice -> choice.role() == role && choice.placement() == placement)
                .toList();
        String target = (placement == null ? "" : placement.word() + ".") + role.word();
        if (found.isEmpty()) {
            throw new ImportException("No column is chosen for " + target + ", and a recording needs all of ax ay az gx"
                    + " gy gz. Add --column '" + target + "=NAME[:UNIT]'.");
        }
        if (found.size() > 1) {
            throw new ImportException("Two columns are chosen for " + target + ". Keep one.");
        }
        return found.get(0);
    }

    private boolean isNumbers(CsvRecord row) {
        return row.getFields().stream().allMatch(field -> {
            try {
                form.number(field.strip());
                return true;
            } catch (NumberFormatException e) {
                return false;
            }
        });
    }

    private static List<String> names(CsvRecord row) {
        return row.getFields().stream().map(String::strip).toList();
    }
}
