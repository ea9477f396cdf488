package io.plumbline.gateway.soak;

import io.plumbline.gateway.soak.Watched.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Whether what a program takes stays the same: the last third of the readings beside those before. */
final class Flatness {

    /** What a heap after a collection may differ by, for what is on its way just then. */
    private static final long HEAP_KILOBYTES = 1024;

    /** Between two writings of the file anew it may hold so much that is not needed any more. */
    private static final long STATE_BYTES = 600_000;

    private Flatness() {}

    static List<String> faults(List<Reading> readings) {
        if (readings.size() < 6) {
            return List.of("there are only " + readings.size() + " readings; that is too short to tell anything");
        }
        List<Reading> before = readings.subList(0, 2 * readings.size() / 3);
        List<Reading> middle = before.subList(readings.size() / 3, before.size());
        List<Reading> last = readings.subList(2 * readings.size() / 3, readings.size());
        List<String> faults = new ArrayList<>();
        grows(
                faults,
                "the heap, kB,",
                least(middle, Reading::heapKilobytes),
                least(last, Reading::heapKilobytes),
                HEAP_KILOBYTES);
        grows(faults, "the number of threads", most(before, Reading::threads), most(last, Reading::threads), 2);
        grows(faults, "the number of open files", most(before, Reading::openFiles), most(last, Reading::openFiles), 2);
        long state = most(readings, Reading::stateBytes);
        if (state > STATE_BYTES) {
            faults.add("beside the recording " + state + " bytes are kept though all is delivered");
        }
        return faults;
    }

    static String figures(List<Reading> readings) {
        return String.format(
                Locale.ROOT,
                "%d readings; heap after a collection %.1f to %.1f MB, threads %d to %d, open files %d to %d, kept beside"
                        + " the recording at most %.1f kB",
                readings.size(),
                least(readings, Reading::heapKilobytes) / 1024.0,
                most(readings, Reading::heapKilobytes) / 1024.0,
                least(readings, Reading::threads),
                most(readings, Reading::threads),
                least(readings, Reading::openFiles),
                most(readings, Reading::openFiles),
                most(readings, Reading::stateBytes) / 1e3);
    }

    private static void grows(List<String> faults, String what, long before, long after, long allowed) {
        if (after > before + allowed) {
            faults.add(what + " grows: from " + before + " to " + after);
        }
    }

    private static long least(List<Reading> readings, ToLongFunction<Reading> size) {
        return readings.stream().mapToLong(size).min().orElse(0);
    }

    private static long most(List<Reading> readings, ToLongFunction<Reading> size) {
        return readings.stream().mapToLong(size).max().orElse(0);
    }
}
