package io.plumbline.gateway.fleet;

import io.plumbline.gateway.source.Pace;
import io.plumbline.gateway.terminal.OutputClosedException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Writes a fleet as one stream of JSON lines in order of sample time; of wearers at the same time, the first one's comes
 * first. Made in slices of a fraction of a second, all wearers of a slice in parallel.
 */
public final class FleetStream {

    private static final double SLICE_SECONDS = 0.25;
    private static final int BLOCK = 1 << 16;

    private final Fleet fleet;
    private final double speed;
    private final PrintStream out;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream(2 * BLOCK);
    private long samples;

    /**
     * A stream to {@code out}.
     *
     * @param speed how many seconds of sample time go by in a second; infinite: without waiting
     */
    public FleetStream(Fleet fleet, double speed, PrintStream out) {
        this.fleet = fleet;
        this.speed = speed;
        this.out = out;
    }

    /**
     * Writes it to the end, once.
     *
     * @throws OutputClosedException if nobody reads it any more
     */
    public FleetReport write() throws InterruptedException {
        long begun = System.nanoTime();
        List<StreamedWearer> wearers = IntStream.rangeClosed(1, fleet.wearers())
                .parallel()
                .mapToObj(wearer -> new StreamedWearer("w" + fleet.number(wearer), fleet.session(wearer)))
                .toList();
        Pace pace = new Pace(0, System.nanoTime(), speed);
        for (long slice = 1; !wearers.stream().allMatch(StreamedWearer::isOver); slice++) {
            double until = slice * SLICE_SECONDS;
            wearers.parallelStream().forEach(wearer -> wearer.prepare(until));
            writeSlice(wearers, pace);
        }
        send();
        double worn =
                wearers.stream().mapToDouble(StreamedWearer::durationSeconds).sum();
        int cores = Math.min(Runtime.getRuntime().availableProcessors(), fleet.wearers());
        return new FleetReport(fleet.wearers(), samples, worn, (System.nanoTime() - begun) * 1e-9, cores);
    }

    private void writeSlice(List<StreamedWearer> wearers, Pace pace) throws InterruptedException {
        PriorityQueue<Integer> order = new PriorityQueue<>(Comparator.comparingDouble(
                        (Integer wearer) -> wearers.get(wearer).lineSeconds())
                .thenComparing(Comparator.naturalOrder()));
        IntStream.range(0, wearers.size())
                .filter(wearer -> wearers.get(wearer).hasLine())
                .forEach(order::add);
        double now = Double.NEGATIVE_INFINITY;
        while (!order.isEmpty()) {
            Integer first = order.remove();
            StreamedWearer wearer = wearers.get(first);
            if (wearer.lineSeconds() > now) {
                now = wearer.lineSeconds();
                await(pace.dueNanos(now));
            }
            wearer.takeLine(block);
            samples++;
            if (block.size() > BLOCK) {
                send();
            }
            if (wearer.hasLine()) {
                order.add(first);
            }
        }
    }

    /** Sends what is due before it sleeps. */
    private void await(long dueNanos) throws InterruptedException {
        if (speed < Double.POSITIVE_INFINITY && dueNanos > System.nanoTime()) {
            send();
            TimeUnit.NANOSECONDS.sleep(dueNanos - System.nanoTime());
        }
    }

    private void send() {
        out.write(block.toByteArray(), 0, block.size());
        block.reset();
        if (out.checkError()) {
            throw new OutputClosedException();
        }
    }
}
