package io.plumbline.gateway.cli;

import static io.plumbline.gateway.ble.bus.CountingSensor.DATA;
import static io.plumbline.gateway.ble.bus.CountingSensor.WITHOUT_CLOCK;
import static io.plumbline.gateway.ble.bus.CountingSensor.WITH_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.ble.bus.CountingSensor;
import io.plumbline.gateway.ble.bus.FakeBlueZ;
import io.plumbline.gateway.ble.bus.FakeSensor;
import io.plumbline.gateway.ble.bus.FakeSensor.Cure;
import io.plumbline.gateway.ble.bus.FakeSensor.Places;
import io.plumbline.gateway.ble.bus.PrivateBus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.freedesktop.dbus.exceptions.DBusException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code plumbline live} over Bluetooth, whole, against a Bluetooth service of the test's: the same for each driver. The
 * cases take long and wait most of the time, so that all of them run at once: several sessions on one bus where they do not
 * disturb each other, and each test waits for its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LiveOverBleCases {

    /** The bound: 2 s and the back-off. */
    private static final Duration SENSOR_IS_BACK = Duration.ofSeconds(5);

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final UUID OTHER_SERVICE = UUID.fromString("7d3a00ff-0f52-4c6e-9a51-2f1d6f0c0a01");

    private final Map<String, Future<?>> cases = new HashMap<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final ExecutorService scripts = Executors.newCachedThreadPool();
    private final FakeSensor steady = sensor(1, "Steady", WITH_CLOCK);
    private final FakeSensor counted = sensor(2, "Counted", WITHOUT_CLOCK);
    private final FakeSensor dropping = sensor(3, "Dropping", WITH_CLOCK);
    private final FakeSensor silent = sensor(4, "Silent", WITH_CLOCK);
    private final FakeSensor left = sensor(5, "Left", WITH_CLOCK);
    private final FakeSensor right = sensor(6, "Right", WITH_CLOCK);

    @SuppressWarnings("NullAway.Init") // set before all else
    private Path folder;

    /** The word of {@code --ble-driver}. */
    abstract String driver();

    /** Whether the process ends with the bus that it uses, instead of waiting for another. */
    abstract boolean endsWithItsBus();

    @BeforeAll
    void startAll(@TempDir Path temporary) throws Exception {
        folder = temporary;
        PrivateBus bus = bus("a");
        FakeBlueZ blueZ = opened(FakeBlueZ.on(bus.address(), "hci1", "hci0"));
        List.of(steady, counted, dropping, silent, left, right).forEach(blueZ::add);
        blueZ.add(sensor(7, "Twin", WITH_CLOCK));
        blueZ.add(sensor(8, "Twin", WITH_CLOCK));
        blueZ.add(sensor(9, "Kettle", OTHER_SERVICE));
        BleProcess process = opened(BleProcess.start(
                bus.address(),
                folder,
                List.of(
                        live("steady", "--sensor ble:Steady --for 45s"),
                        live("counted", "--sensor l5=ble:" + counted.address() + " --for 45s"),
                        live("dropping", "--sensor ble:Dropp --ble-adapter hci0 --for 45s"),
                        live("silent", "--sensor ble:Silent --for 45s"),
                        live("pair", "--sensor sacrum=ble:Left --sensor t12=ble:Right --for 45s"),
                        live("twin", "--sensor ble:Twin --for 45s"),
                        live("kettle", "--sensor ble:Kettle --for 45s"),
                        live("absent", "--sensor ble:Nobody --for 14s"))));
        run("steady", () -> streams(process, "steady"));
        run("counted", () -> streams(process, "counted"));
        run("dropping", () -> dropping(process));
        run("silent", () -> silent(process));
        run("pair", () -> pair(process, blueZ));
        run("twin", () -> ends(process, "twin", "2 sensors are called 'Twin'", "ble:C4:64:E3:00:00:07"));
        run("kettle", () -> ends(process, "kettle", "'Kettle' is no sensor that Plumbline knows"));
        run("absent", () -> absent(process));
        run("service", this::service);
        run("power cycle", this::powerCycle);
        run("dying bus", this::dyingBus);
        run("nothing there", this::nothingThere);
        run("forbidden", this::forbidden);
    }

    @AfterAll
    void stopAll() throws Exception {
        scripts.shutdownNow();
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    @Test
    void aHundredSamplesASecondComeForHalfAMinuteWithoutLoss() throws Exception {
        result("steady");
    }

    @Test
    void soDoThoseOfASensorWithoutAClock() throws Exception {
        result("counted");
    }

    @Test
    void aSensorThatDropsItsLinkOrGoesAwayStreamsAgainWhereverItsAttributesAre() throws Exception {
        result("dropping");
    }

    @Test
    void dataThatStopThoughAllLooksWellAreBroughtBackByTheGentlestMeansThatHelps() throws Exception {
        result("silent");
    }

    @Test
    void oneOfTwoSensorsIsBroughtBackWithoutDisturbingTheOther() throws Exception {
        result("pair");
    }

    @Test
    void ofTwoSensorsOfOneNameNoneIsTaken() throws Exception {
        result("twin");
    }

    @Test
    void whatIsNoSensorIsSaidToBeNone() throws Exception {
        result("kettle");
    }

    @Test
    void aSensorThatIsNotThereIsLookedForAndWhatIsHeardIsTold() throws Exception {
        result("absent");
    }

    @Test
    void theBluetoothServiceMayGoAndTheAdapterBeSwitchedOffAndTheSessionGoesOn() throws Exception {
        result("service");
    }

    @Test
    void anAdapterThatHangsIsSwitchedOffAndOn() throws Exception {
        result("power cycle");
    }

    @Test
    void aBusThatDiesIsToldAndWhatWasRecordedIsKept() throws Exception {
        result("dying bus");
    }

    @Test
    void aMachineWithoutBluetoothIsToldSoAndTheSessionWaits() throws Exception {
        result("nothing there");
    }

    @Test
    void whoMayNotUseBluetoothIsToldWhatToDo() throws Exception {
        result("forbidden");
    }

    // The cases.

    private Void streams(BleProcess process, String session) throws IOException {
        process.awaitLine(session + " exit 0", LONG.plusSeconds(30));
        List<double[]> rows = rows(session);
        List<Long> numbers = rows.stream()
                .map(row -> Math.round(row[4] / CountingSensor.RATE_PER_NUMBER))
                .toList();
        double lasted = rows.get(rows.size() - 1)[0] - rows.get(0)[0];
        assertThat(lasted).isGreaterThan(30);
        for (int i = 1; i < rows.size(); i++) {
            assertThat(numbers.get(i)).as("number in row %d of %s", i, session).isEqualTo(numbers.get(i - 1) + 1);
            assertThat(rows.get(i)[0]).as("time in row %d of %s", i, session).isGreaterThan(rows.get(i - 1)[0]);
        }
        assertThat(rows.size() / lasted).as("rows a second").isBetween(97.0, 103.0);
        return null;
    }

    private Void dropping(BleProcess process) {
        awaitStreaming(process, "dropping", "sacrum");
        resumes(process, "dropping", "sacrum", dropping::dropLink, SENSOR_IS_BACK);
        dropping.attributes(Places.MOVED);
        dropping.leave();
        awaitState(process, "dropping", "sacrum", "recovering");
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        int from = process.links("dropping", "sacrum").size();
        resumes(process, "dropping", "sacrum", dropping::comeBack, SENSOR_IS_BACK);
        assertThat(process.states("dropping", "sacrum", from)).contains("streaming");
        return null;
    }

    private Void silent(BleProcess process) {
        awaitStreaming(process, "silent", "sacrum");
        int from = process.links("silent", "sacrum").size();
        resumes(process, "silent", "sacrum", () -> silent.muteUntil(Cure.RESUBSCRIBING), LONG);
        assertThat(process.states("silent", "sacrum", from)).startsWith("no-data", "recovering", "streaming");
        awaitRecoveries(process, "silent", "sacrum", Map.of("resubscribe", 1));
        resumes(process, "silent", "sacrum", () -> silent.muteUntil(Cure.RECONNECTING), LONG);
        awaitRecoveries(process, "silent", "sacrum", Map.of("resubscribe", 2, "reconnect", 1));
        resumes(process, "silent", "sacrum", () -> silent.muteUntil(Cure.REMOVING), LONG);
        awaitRecoveries(process, "silent", "sacrum", Map.of("resubscribe", 3, "reconnect", 2, "rediscover", 1));
        return null;
    }

    private Void pair(BleProcess process, FakeBlueZ blueZ) throws IOException {
        awaitStreaming(process, "pair", "sacrum");
        awaitStreaming(process, "pair", "t12");
        left.leave();
        awaitState(process, "pair", "sacrum", "recovering");
        resumes(process, "pair", "sacrum", left::comeBack, SENSOR_IS_BACK);
        left.muteUntil(Cure.POWER_CYCLING);
        awaitState(process, "pair", "sacrum", "lost");
        process.awaitLine("pair exit 0", LONG.plusSeconds(30));
        assertThat(blueZ.powerCycles("hci0"))
                .as("power cycles while the other streams")
                .isZero();
        assertThat(process.states("pair", "t12", 0)).as("the other one").doesNotContain("no-data", "recovering");
        assertThat(Files.readAllLines(folder.resolve("pair.csv"))).anyMatch(line -> line.startsWith("# clock: own"));
        return null;
    }

    private Void ends(BleProcess process, String session, String... says) {
        process.awaitLine(session + " exit 1", LONG);
        assertThat(process.told(session)).anySatisfy(line -> assertThat(line).contains(says));
        return null;
    }

    private Void absent(BleProcess process) {
        process.awaitLine("absent exit 0", LONG);
        assertThat(process.told("absent"))
                .anySatisfy(line ->
                        assertThat(line).contains("Still looking for 'Nobody'", "Kettle (C4:64:E3:00:00:09) -58 dBm"));
        assertThat(process.states("absent", "sacrum", 0)).containsOnly("searching");
        return null;
    }

    private Void service() throws Exception {
        PrivateBus bus = bus("b");
        FakeBlueZ blueZ = opened(FakeBlueZ.on(bus.address(), "hci0"));
        FakeSensor sensor = sensor(1, "Lumbar", WITH_CLOCK);
        blueZ.add(sensor);
        BleProcess process = opened(
                BleProcess.start(bus.address(), folder, List.of(live("service", "--sensor ble:Lumbar --for 60s"))));
        awaitStreaming(process, "service", "sacrum");
        blueZ.stop();
        awaitMessage(process, "service", "The Bluetooth service does not run");
        resumes(process, "service", "sacrum", () -> restart(blueZ), SENSOR_IS_BACK);
        blueZ.power("hci0", false);
        awaitMessage(process, "service", "The Bluetooth adapter hci0 is switched off");
        resumes(process, "service", "sacrum", () -> blueZ.power("hci0", true), SENSOR_IS_BACK);
        return null;
    }

    private Void powerCycle() throws Exception {
        PrivateBus bus = bus("c");
        FakeBlueZ blueZ = opened(FakeBlueZ.on(bus.address(), "hci0"));
        FakeSensor sensor = sensor(1, "Lumbar", WITH_CLOCK);
        blueZ.add(sensor);
        BleProcess process = opened(
                BleProcess.start(bus.address(), folder, List.of(live("cycle", "--sensor ble:Lumbar --for 60s"))));
        awaitStreaming(process, "cycle", "sacrum");
        resumes(process, "cycle", "sacrum", () -> sensor.muteUntil(Cure.POWER_CYCLING), LONG);
        assertThat(blueZ.powerCycles("hci0")).isEqualTo(1);
        awaitRecoveries(process, "cycle", "sacrum", Map.of("power-cycle", 1));
        return null;
    }

    private Void dyingBus() throws Exception {
        Path own = Files.createDirectory(folder.resolve("d"));
        PrivateBus bus = opened(PrivateBus.start(own));
        FakeBlueZ blueZ = opened(FakeBlueZ.on(bus.address(), "hci0"));
        FakeSensor sensor = sensor(1, "Lumbar", WITH_CLOCK);
        blueZ.add(sensor);
        BleProcess process = opened(
                BleProcess.start(bus.address(), folder, List.of(live("dying", "--sensor ble:Lumbar --for 60s"))));
        awaitStreaming(process, "dying", "sacrum");
        await().atMost(LONG).until(() -> sensor.sent(DATA) > 200);
        long sent = sensor.sent(DATA);
        bus.kill();
        if (endsWithItsBus()) {
            assertThat(process.awaitEnd(LONG)).isEqualTo(1);
            assertThat(process.told("dying"))
                    .anySatisfy(line -> assertThat(line).contains("D-Bus", "has gone"));
        } else {
            awaitMessage(process, "dying", "no D-Bus system bus");
            resumes(process, "dying", "sacrum", () -> startAnew(own), LONG);
        }
        assertThat(rows("dying").size()).isGreaterThan((int) (sent - 50));
        return null;
    }

    /** A bus in the place of one that died, with a service and the sensor. */
    private void startAnew(Path own) {
        try {
            FakeBlueZ service =
                    opened(FakeBlueZ.on(opened(PrivateBus.start(own)).address(), "hci0"));
            service.add(sensor(1, "Lumbar", WITH_CLOCK));
        } catch (IOException | DBusException e) {
            throw new IllegalStateException(e);
        }
    }

    private Void nothingThere() throws Exception {
        PrivateBus bus = bus("e");
        BleProcess process = opened(
                BleProcess.start(bus.address(), folder, List.of(live("nothing", "--sensor ble:Lumbar --for 6s"))));
        assertThat(process.awaitEnd(LONG)).isZero();
        assertThat(process.links("nothing", "sacrum"))
                .anySatisfy(event -> assertThat(event.path("message").asText())
                        .containsIgnoringCase("the Bluetooth service does not run"));
        BleProcess without = opened(BleProcess.start(
                "unix:path=" + folder.resolve("no-bus"),
                folder,
                List.of(live("busless", "--sensor ble:Lumbar --for 6s"))));
        assertThat(without.awaitEnd(LONG)).isZero();
        assertThat(without.links("busless", "sacrum"))
                .anySatisfy(event -> assertThat(event.path("message").asText()).contains("no D-Bus system bus"));
        return null;
    }

    private Void forbidden() throws Exception {
        Path own = Files.createDirectory(folder.resolve("f"));
        PrivateBus bus = opened(PrivateBus.startForbidding(own));
        opened(FakeBlueZ.on(bus.address(), "hci0"));
        BleProcess process = opened(
                BleProcess.start(bus.address(), folder, List.of(live("forbidden", "--sensor ble:Lumbar --for 30s"))));
        assertThat(process.awaitEnd(LONG)).isEqualTo(1);
        assertThat(process.told("forbidden"))
                .anySatisfy(line -> assertThat(line).contains("usermod -aG bluetooth"));
        return null;
    }

    // What they are made of.

    private static FakeSensor sensor(int number, String name, UUID kind) {
        return CountingSensor.device(String.format("C4:64:E3:00:00:%02X", number), name, kind);
    }

    private String live(String name, String options) {
        return name + " " + options + " --format jsonl --wearer " + name + " --ble-driver " + driver() + " --record "
                + folder.resolve(name + ".csv");
    }

    private PrivateBus bus(String name) throws IOException {
        return opened(PrivateBus.start(Files.createDirectory(folder.resolve(name))));
    }

    private <T extends AutoCloseable> T opened(T thing) {
        synchronized (opened) {
            opened.add(thing);
        }
        return thing;
    }

    private void run(String name, Callable<Void> script) {
        cases.put(name, scripts.submit(script));
    }

    private void result(String name) throws Exception {
        Future<?> script = cases.get(name);
        if (script == null) {
            throw new AssertionError("no case " + name);
        }
        try {
            script.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static void restart(FakeBlueZ blueZ) {
        try {
            blueZ.start();
        } catch (DBusException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the first samples, and what the sensor says of itself. */
    private static void awaitStreaming(BleProcess process, String session, String placement) {
        await().atMost(LONG)
                .until(() -> process.links(session, placement).stream()
                        .anyMatch(event -> event.path("battery_percent").asInt() == 87
                                && event.path("model").asText().equals("Counter 1.2")));
    }

    private static void awaitState(BleProcess process, String session, String placement, String state) {
        await().atMost(LONG).until(() -> {
            List<String> states = process.states(session, placement, 0);
            return states.lastIndexOf(state) > states.lastIndexOf("streaming");
        });
    }

    private static void awaitMessage(BleProcess process, String session, String message) {
        await().atMost(LONG)
                .until(() -> process.links(session, "sacrum").stream()
                        .anyMatch(event -> event.path("message").asText().contains(message)));
    }

    /** Does something and waits until the session says that data come again. */
    private static void resumes(
            BleProcess process, String session, String placement, Runnable action, Duration longest) {
        int from = process.links(session, placement).size();
        action.run();
        await(session + " streams again")
                .atMost(longest)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    List<JsonNode> events = process.links(session, placement);
                    return events.subList(from, events.size()).stream().anyMatch(LiveOverBleCases::isReturn);
                });
    }

    private static boolean isReturn(JsonNode event) {
        return event.path("state").asText().equals("streaming")
                && event.path("age_s").asDouble() > 0;
    }

    private static void awaitRecoveries(
            BleProcess process, String session, String placement, Map<String, Integer> used) {
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(recoveries(process, session, placement)).containsAllEntriesOf(used));
    }

    /** How often each means was used, as the newest event says. */
    private static Map<String, Integer> recoveries(BleProcess process, String session, String placement) {
        List<JsonNode> events = process.links(session, placement);
        Map<String, Integer> used = new HashMap<>();
        events.get(events.size() - 1)
                .path("recoveries")
                .properties()
                .forEach(entry -> used.put(entry.getKey(), entry.getValue().asInt()));
        return used;
    }

    private List<double[]> rows(String session) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(session + ".csv"))) {
            if (!line.isEmpty() && Character.isDigit(line.charAt(0))) {
                String[] fields = line.split(",", -1);
                double[] row = new double[fields.length];
                for (int i = 0; i < fields.length; i++) {
                    row[i] = Double.parseDouble(fields[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
