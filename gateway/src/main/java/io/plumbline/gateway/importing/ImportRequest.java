package io.plumbline.gateway.importing;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported, and how.
 *
 * @param columns which column is for what; empty where the file is to be recognised
 * @param rateHz the nominal rate, Hz; NaN where it is to be found from the times
 * @param placement where the sensor was; null where it is not said, or the columns do
 * @param mount how a sensor sat whose placement {@code mounts} does not hold; null: to be found
 * @param mounts how the sensors sat, by placement
 * @param exercise what was done; null where it is not said
 * @param skipBadLines whether malformed rows are counted and left out
 */
public record ImportRequest(
        Path file,
        Path output,
        List<ColumnChoice> columns,
        double rateHz,
        @Nullable Placement placement,
        @Nullable Mount mount,
        Map<Placement, Mount> mounts,
        @Nullable String exercise,
        boolean skipBadLines) {

    public ImportRequest {
        columns = List.copyOf(columns);
        mounts = Map.copyOf(mounts);
    }
}
