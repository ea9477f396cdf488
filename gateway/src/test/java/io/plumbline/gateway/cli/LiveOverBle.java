package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.gateway.ble.bus.CountingSensor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;

/**
 * {@code plumbline live} with {@link CountingSensor}s, in a process of its own: the bus that TinyB uses is read at its start,
 * and ends the process when it dies. Each argument is a session, {@code NAME ARGUMENT…}; what it prints is led by its name.
 */
public final class LiveOverBle {

    private LiveOverBle() {}

    /** Runs the sessions at once and exits with the highest status. */
    public static void main(String[] sessions) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        AtomicInteger status = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (String session : sessions) {
            List<String> words = List.of(session.split(" "));
            Thread thread = new Thread(() -> status.accumulateAndGet(run(words, out), Math::max), words.get(0));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.exit(status.get());
    }

    private static int run(List<String> words, PrintStream out) {
        Console console = new Console(led(words.get(0) + " out ", out), led(words.get(0) + " err ", out));
        Failures failures = new Failures(console, false);
        int status = new CommandLine(new LiveCommand(console, CountingSensor::choose))
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .execute(words.subList(1, words.size()).toArray(new String[0]));
        console.out().flush();
        out.println(words.get(0) + " exit " + status);
        return status;
    }

    private static PrintStream led(String lead, PrintStream out) {
        return new PrintStream(new LedLines(lead, out), true, UTF_8);
    }
}
