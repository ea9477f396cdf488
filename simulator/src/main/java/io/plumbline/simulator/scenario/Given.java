package io.plumbline.simulator.scenario;

import org.jspecify.annotations.Nullable;

/** What a scenario says, or else its default. */
final class Given {

    private Given() {}

    static double or(@Nullable Double said, double usual) {
        return said == null ? usual : said;
    }
}
