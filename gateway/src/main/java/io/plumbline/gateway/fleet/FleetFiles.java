package io.plumbline.gateway.fleet;

import io.plumbline.gateway.recording.FileFault;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.simulator.SimulatedSession;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes a fleet as recordings with their truth, several wearers at a time; each wearer's bytes depend on its seed alone. */
public final class FleetFiles {

    private final Fleet fleet;
    private final Path folder;
    private final AtomicInteger next = new AtomicInteger(1);
    private final AtomicBoolean failed = new AtomicBoolean();

    /** Files {@code wearer-0001.csv.gz} and so on in a folder, which is made where it is missing. */
    public FleetFiles(Fleet fleet, Path folder) {
        this.fleet = fleet;
        this.folder = folder;
    }

    /**
     * Writes all of them, once.
     *
     * @param threads how many wearers at a time
     * @throws IOException if a file can't be written; the message says which and why. No further ones are begun then
     */
    public FleetReport write(int threads) throws IOException {
        makeFolder();
        long begun = System.nanoTime();
        int workers = Math.min(threads, fleet.wearers());
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Share>> shares = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                shares.add(pool.submit(this::work));
            }
            Share all = new Share(0, 0);
            for (Future<Share> share : shares) {
                all = all.plus(share.get());
            }
            double elapsed = (System.nanoTime() - begun) * 1e-9;
            return new FleetReport(fleet.wearers(), all.samples, all.seconds, elapsed, workers);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecordingException(
                    "The fleet was interrupted; the last wearers in " + folder + " are not whole.", e);
        } finally {
            failed.set(true);
            pool.shutdown();
        }
    }

    private record Share(long samples, double seconds) {
        Share plus(Share other) {
            return new Share(samples + other.samples, seconds + other.seconds);
        }
    }

    private Share work() throws IOException {
        Share share = new Share(0, 0);
        for (int wearer = next.getAndIncrement();
                wearer <= fleet.wearers() && !failed.get();
                wearer = next.getAndIncrement()) {
            try {
                SimulatedSession session = fleet.session(wearer);
                Path file = folder.resolve("wearer-" + fleet.number(wearer) + ".csv.gz");
                long samples = new SimulatedRecording(
                                fleet.scenario().name(), fleet.seedOf(wearer), fleet.alias(wearer), session)
                        .write(file);
                share = share.plus(new Share(samples, session.durationSeconds()));
            } catch (IOException | RuntimeException e) {
                failed.set(true);
                throw e;
            }
        }
        return share;
    }

    private void makeFolder() throws RecordingException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new RecordingException(folder + " is a file, and a fleet needs a folder. Name another one.", e);
        } catch (IOException e) {
            throw new RecordingException(FileFault.writing(folder, e), e);
        }
    }
}
