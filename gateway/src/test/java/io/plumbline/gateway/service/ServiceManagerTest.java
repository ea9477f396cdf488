package io.plumbline.gateway.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a program that notes what systemd-notify would be called with. */
@Timeout(60)
class ServiceManagerTest {

    @TempDir
    private Path folder;

    private Path calls;
    private Path program;
    private final AtomicLong nanos = new AtomicLong(7);
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void layProgram() throws IOException {
        calls = folder.resolve("calls");
        program = folder.resolve("notify");
        Files.writeString(program, "#!/bin/sh\necho \"$NOTIFY_SOCKET $*\" >>\"" + calls + "\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private ServiceManager manager(Map<String, String> environment) {
        return new ServiceManager(List.of(program.toString()), environment, nanos::get, notes::add);
    }

    private List<String> calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private void awaitCalls(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> calls().size() >= count);
    }

    private static LinkEvent link(Placement placement, State state) {
        return new LinkEvent(placement, state, 0, "It is so.");
    }

    @Test
    void isToldThatTheLoopRunsAndThenAThirdOfTheTimeThatItAllows() throws IOException {
        ServiceManager manager = manager(Map.of("NOTIFY_SOCKET", "/run/there", "WATCHDOG_USEC", "30000000"));
        manager.alive();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(9));
        manager.alive();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        manager.alive();
        awaitCalls(2);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
        manager.alive();
        awaitCalls(3);
        manager.close();

        assertThat(calls())
                .containsExactly(
                        "/run/there READY=1",
                        "/run/there WATCHDOG=1",
                        "/run/there WATCHDOG=1",
                        "/run/there STOPPING=1");
    }

    @Test
    void hearsNothingOfALoopThatIsStuckHoweverLong() throws IOException {
        ServiceManager manager = manager(Map.of("NOTIFY_SOCKET", "@there", "WATCHDOG_USEC", "1000"));
        manager.alive();
        awaitCalls(1);
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        manager.link(link(Placement.SACRUM, State.STREAMING));
        awaitCalls(2);

        assertThat(calls()).noneMatch(call -> call.contains("WATCHDOG"));
        manager.close();
    }

    @Test
    void isNotWatchedWhereItDoesNotWatch() throws IOException {
        ServiceManager manager = manager(Map.of("NOTIFY_SOCKET", "@there"));
        manager.alive();
        nanos.addAndGet(TimeUnit.DAYS.toNanos(100));
        manager.alive();
        manager.close();
        assertThat(calls()).noneMatch(call -> call.contains("WATCHDOG"));
    }

    @Test
    void isToldOfEachChangeOfTheLinks() throws IOException {
        ServiceManager manager = manager(Map.of("NOTIFY_SOCKET", "@there"));
        manager.link(link(Placement.SACRUM, State.STREAMING));
        manager.link(link(Placement.SACRUM, State.STREAMING));
        manager.link(link(Placement.T12, State.NO_DATA));
        awaitCalls(2);
        manager.close();
        assertThat(calls()).startsWith("@there STATUS=sacrum streaming", "@there STATUS=sacrum streaming, t12 no-data");
    }

    @Test
    void thatCanNotBeToldIsSaidOnce() {
        program = folder.resolve("missing");
        ServiceManager manager = manager(Map.of("NOTIFY_SOCKET", "@there"));
        manager.alive();
        manager.close();
        assertThat(notes).singleElement().asString().contains("is 'systemd-notify' installed?");
    }

    @Test
    void thereIsNoneWithoutItsSocket() {
        assertThat(ServiceManager.of(Map.of("WATCHDOG_USEC", "1000"), notes::add))
                .isEmpty();
    }
}
