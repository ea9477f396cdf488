package io.plumbline.gateway.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes Ctrl-C, and a polite request of the system to end, the end of a session instead of the end of everything: the
 * session is stopped, and the process ends when that is done, with the session's own exit status.
 */
final class Interruption implements AutoCloseable {

    /** The session ends within some seconds; whatever hangs longer is left. */
    private static final long LONGEST_SECONDS = 20;

    private final Console console;
    private final Thread hook;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile int status = Failures.FAILED;

    /**
     * Waits for an interruption.
     *
     * @param stop asks the session to end; returns at once
     */
    Interruption(Console console, Runnable stop) {
        this.console = console;
        this.hook = new Thread(() -> end(stop), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Sets the exit status that the process has after an interruption. */
    void setStatus(int exitStatus) {
        status = exitStatus;
    }

    /** The session has ended, and all is told. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            done.countDown(); // The process is about to end, and the hook waits.
        }
    }

    private void end(Runnable stop) {
        stop.run();
        try {
            if (done.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                console.out().flush();
                // An interrupted process would else end with 130, as if it had failed.
                Runtime.getRuntime().halt(status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
