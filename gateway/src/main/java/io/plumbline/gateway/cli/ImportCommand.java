package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.importing.ColumnChoice;
import io.plumbline.gateway.importing.ImportReport;
import io.plumbline.gateway.importing.ImportRequest;
import io.plumbline.gateway.importing.TableImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline import}: a recording out of another program's table. */
@Command(
        name = "import",
        sortOptions = false,
        description = {
            "Makes a recording out of another program's table (CSV with commas, semicolons or tabs, plain or gzip).",
            "Tables of known programs are recognised; for others say which column is what."
        },
        footer = {
            "",
            "For example:",
            "  plumbline import log.csv --output squats.csv --column t=millis:ms \\",
            "    --column ax=acc_x:g --column ay=acc_y:g --column az=acc_z:g \\",
            "    --column gx=gyr_x:dps --column gy=gyr_y:dps --column gz=gyr_z:dps \\",
            "    --placement sacrum --mount up,left,back --exercise squat"
        })
final class ImportCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The table.")
    private Path file = Path.of("");

    @Option(
            names = "--output",
            required = true,
            paramLabel = "OUT.csv",
            description = "The recording; compressed where its name ends in .gz. An existing one is replaced.")
    private Path output = Path.of("");

    @Option(
            names = "--column",
            paramLabel = "[PLACEMENT.]ROLE=NAME[:UNIT]",
            converter = Converters.ColumnText.class,
            description =
                    "The column for t, ax, ay, az, gx, gy or gz: its name, or its number from 1. Units: s ms us ns;"
                            + " mps2 g mg; radps dps mdps; the first of each where none is said. With several sensors in the"
                            + " table e.g. t12.ax=NAME.")
    private List<ColumnChoice> columns = new ArrayList<>();

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            converter = Converters.RateText.class,
            description = "The nominal rate. Needed where no column tells the time.")
    private @Nullable Double rateHz;

    @Option(
            names = "--placement",
            paramLabel = "PLACEMENT",
            converter = Converters.PlacementWord.class,
            description = "Where the sensor was worn: sacrum, l5, l3, l1, t12, t10, chest.")
    private @Nullable Placement placement;

    @Option(
            names = "--mount",
            paramLabel = "[PLACEMENT=]X,Y,Z",
            converter = Converters.MountText.class,
            description = "Where the sensor's x, y and z point while the wearer stands: three of up, down, left, right,"
                    + " front, back; or auto (the default): found from the wearer's still stand and bow.")
    private List<MountChoice> mounts = new ArrayList<>();

    @Option(
            names = "--exercise",
            paramLabel = "NAME",
            converter = Converters.ExerciseName.class,
            description = "What was done: squat, hip-hinge, plank, daily.")
    private @Nullable String exercise;

    @Option(names = "--skip-bad-lines", description = "Leave malformed rows out and count them.")
    private boolean skipBadLines;

    ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ImportReport report = TableImport.run(request());
        report.remarks().forEach(console::tell);
        for (SensorSettings sensor : report.sensors()) {
            console.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%s, %s Hz, mount %s",
                            sensor.placement().word(),
                            trimmed(sensor.rateHz()),
                            sensor.mount() == null ? "to be found from the movement" : sensor.mount()));
        }
        console.out()
                .println(String.format(
                        Locale.ROOT, "%d samples, %.1f s, are in %s.", report.samples(), report.seconds(), output));
        return report.cutOff() ? Failures.FAILED : Failures.DONE;
    }

    private ImportRequest request() {
        Mount mount = null;
        Map<Placement, Mount> own = new EnumMap<>(Placement.class);
        for (MountChoice choice : mounts) {
            if (choice.placement() == null) {
                mount = choice.mount();
            } else if (choice.mount() != null) {
                own.put(choice.placement(), choice.mount());
            }
        }
        return new ImportRequest(
                file,
                output,
                columns,
                rateHz == null ? Double.NaN : rateHz,
                placement,
                mount,
                own,
                exercise,
                skipBadLines);
    }

    private static String trimmed(double rateHz) {
        return String.format(Locale.ROOT, "%.3f", rateHz).replaceFirst("\\.?0+$", "");
    }
}
