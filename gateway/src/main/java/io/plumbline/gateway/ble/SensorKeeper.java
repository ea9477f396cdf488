package io.plumbline.gateway.ble;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.ble.BleException.Fault;
import io.plumbline.gateway.ble.RecoveryLadder.Outcome;
import io.plumbline.gateway.ble.RecoveryLadder.Rung;
import io.plumbline.gateway.ble.RecoveryLadder.Surroundings;
import io.plumbline.gateway.sensor.Limitation;
import io.plumbline.gateway.source.LinkEvent.State;
import io.plumbline.gateway.source.SampleSource.Receiver;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps one sensor's data coming: the thin thread around {@link RecoveryLadder}. */
final class SensorKeeper implements Runnable {

    private static final long LOOK_MILLIS = 50;
    private static final long CONDITION_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** So many readings without angular rate and not one with it are no beginning of a stream any more. */
    private static final long MOST_INCOMPLETE = 100;

    private final BleRadio radio;
    private final Placement placement;
    private final Receiver receiver;
    private final Consumer<String> notes;
    private final LinkNews news;
    private final SensorStream stream;
    private final SensorSearch search;
    private final SensorLink link;
    private final RecoveryLadder ladder =
            new RecoveryLadder(() -> ThreadLocalRandom.current().nextDouble());
    private final long startNanos = System.nanoTime();
    private final double statedRateHz;
    private final Set<Limitation> toldLimitations = EnumSet.noneOf(Limitation.class);
    private long samplesSeen;
    private long conditionNanos;
    private boolean bluetoothMissing;
    private String lastFailure = "";
    private volatile boolean stopping;

    SensorKeeper(
            BleRadio radio,
            BleTarget target,
            SensorSettings settings,
            ProtocolChoice protocols,
            Consumer<String> notes,
            Receiver receiver) {
        this.radio = radio;
        this.placement = settings.placement();
        this.statedRateHz = settings.rateHz();
        this.receiver = receiver;
        this.notes = notes;
        this.news = new LinkNews(placement, receiver);
        this.stream = new SensorStream(placement, radio, receiver);
        this.search = new SensorSearch(radio.link(), target, placement, notes, news, () -> stopping);
        this.link = new SensorLink(radio, protocols, stream);
    }

    /** Ends it soon. */
    void stop() {
        stopping = true;
    }

    /** What a person should know at the end. */
    List<String> notices() {
        return stream.notices();
    }

    @Override
    public void run() {
        Optional<String> problem = Optional.empty();
        try {
            begin();
            while (!stopping) {
                Notification notification = link.poll(LOOK_MILLIS);
                if (notification != null) {
                    stream.take(notification);
                }
                if (link.isIdle()) {
                    look();
                }
            }
        } catch (NoGoingOn e) {
            problem = Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            problem = Optional.of("The sensor at " + placement.word() + " is given up, by a fault of Plumbline: " + e);
        } finally {
            radio.streams(placement, false);
            end(problem);
        }
    }

    private void end(Optional<String> problem) {
        boolean interrupted = Thread.interrupted();
        // A bus that dies ends a process that uses it politely, as a person would: this tells one from the other.
        Optional<String> busGone =
                link.end().filter(e -> e.fault() == Fault.NO_BUS).map(BleException::getMessage);
        Optional<String> why = problem.or(() -> busGone);
        try {
            if (!interrupted) {
                receiver.ended(why);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first search and connection: no outage yet, since there was nothing. */
    private void begin() throws InterruptedException, NoGoingOn {
        Sighting found = search.untilFound();
        if (!stopping) {
            news.signal(found.strengthDbm());
            news.say(State.CONNECTING, 0, "Connecting to the sensor at " + placement.word() + ".");
            ladder.begun(attempt(Rung.RECONNECT, found.address()), nowSeconds());
        }
    }

    private double nowSeconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    private double ageSeconds() {
        long since = stream.samples() == 0 ? startNanos : stream.newestNanos();
        return (System.nanoTime() - since) / 1e9;
    }

    /** Looks how the data are, when all that has come is dealt with. */
    private void look() throws InterruptedException, NoGoingOn {
        double age = ageSeconds();
        if (stream.samples() > samplesSeen) {
            samplesSeen = stream.samples();
            if (age < RecoveryLadder.OUTAGE_SECONDS) {
                radio.streams(placement, true);
                if (ladder.dataCame()) {
                    conditionNanos = 0;
                }
                tellCondition();
            }
        }
        checkUsable();
        if (age < RecoveryLadder.OUTAGE_SECONDS) {
            return;
        }
        radio.streams(placement, false);
        Surroundings around = new Surroundings(link.isConnected(), radio.othersStream(placement), search.othersHeard());
        Optional<Rung> rung = ladder.look(nowSeconds(), age, around);
        if (rung.isPresent() && !stopping) {
            sayRecovering(rung.get(), age);
            ladder.tried(rung.get(), attempt(rung.get(), search.address()), nowSeconds());
            news.recoveries(ladder.used());
        }
    }

    /** Says what is done, or once nothing has helped what the wearer can do. */
    private void sayRecovering(Rung rung, double age) throws InterruptedException {
        if (bluetoothMissing) {
            return; // It was said what is missing; nothing is new.
        }
        String from = "No data from " + placement.word();
        if (ladder.isHelpless()) {
            news.say(
                    State.LOST,
                    age,
                    from + ", and nothing has helped. Is it switched on, charged and within a few metres? "
                            + (lastFailure.isEmpty() ? "" : lastFailure + " ")
                            + "It is tried further.");
        } else {
            news.say(State.RECOVERING, age, from + ". " + rung.sentence());
        }
    }

    private Outcome attempt(Rung rung, String address) throws InterruptedException, NoGoingOn {
        try {
            carryOut(rung, address);
            bluetoothMissing = false;
            lastFailure = "";
            return Outcome.DONE;
        } catch (BleException e) {
            return outcomeOf(e);
        } catch (IOException e) {
            bluetoothMissing = false;
            lastFailure = e.getMessage() + ".";
            return Outcome.FAILED;
        }
    }

    private void carryOut(Rung rung, String address) throws IOException, InterruptedException, NoGoingOn {
        switch (rung) {
            case RESUBSCRIBE -> link.restart();
            case RECONNECT -> connect(address);
            case REDISCOVER -> {
                link.close();
                radio.link().forget(address);
                Sighting found = search.forAWhile();
                news.signal(found.strengthDbm());
                connect(found.address());
            }
            case POWER_CYCLE -> {
                link.close();
                radio.powerCycle(placement);
                connect(search.forAWhile().address());
            }
        }
    }

    private void connect(String address) throws IOException, InterruptedException, NoGoingOn {
        link.connect(address, search.advert());
        double rate = link.rateHz();
        if (Math.abs(rate / statedRateHz - 1) > 0.1) {
            notes.accept(String.format(
                    Locale.ROOT,
                    "The sensor at %s sends %.0f samples a second; the analysis is set up for %.0f.",
                    placement.word(),
                    rate,
                    statedRateHz));
        }
    }

    private Outcome outcomeOf(BleException failure) throws InterruptedException, NoGoingOn {
        switch (failure.fault()) {
            case NO_DRIVER, NO_PERMISSION -> throw new NoGoingOn(failure.getMessage());
            case NO_BUS, NO_SERVICE, NO_ADAPTER, POWERED_OFF -> {
                bluetoothMissing = true;
                link.close();
                news.say(
                        State.LOST, ageSeconds(), failure.getMessage() + " The session goes on as soon as it is back.");
                return Outcome.NO_BLUETOOTH;
            }
            case NOT_FOUND -> {
                bluetoothMissing = false;
                lastFailure = "";
                return Outcome.UNKNOWN;
            }
            case NO_ANSWER -> {
                bluetoothMissing = false;
                lastFailure = failure.getMessage();
                return Outcome.FAILED;
            }
        }
        throw new IllegalStateException(String.valueOf(failure.fault()));
    }

    /** A sensor without a gyroscope can't be judged by: better no session than a wrong one. What else it lacks is told. */
    private void checkUsable() throws NoGoingOn {
        Set<Limitation> limitations = link.limitations();
        boolean noRates = stream.samples() == 0 && stream.incomplete() > MOST_INCOMPLETE;
        if (noRates || limitations.contains(Limitation.NO_GYROSCOPE)) {
            throw new NoGoingOn(
                    "The sensor at " + placement.word() + " can't be used. " + Limitation.NO_GYROSCOPE.sentence());
        }
        for (Limitation limitation : limitations) {
            if (toldLimitations.add(limitation)) {
                notes.accept(placement.word() + ": " + limitation.sentence());
            }
        }
    }

    private void tellCondition() throws InterruptedException {
        long now = System.nanoTime();
        if (conditionNanos != 0 && now - conditionNanos < CONDITION_NANOS) {
            return;
        }
        boolean first = conditionNanos == 0;
        conditionNanos = now;
        String model = link.model().orElse("");
        OptionalInt battery = link.battery();
        if (first && !model.isEmpty()) {
            notes.accept(placement.word() + ": " + model
                    + (battery.isPresent() ? ", battery at " + battery.getAsInt() + " %." : "."));
        }
        news.model(model);
        news.battery(battery);
        news.loss(stream.lossShare(System.nanoTime()));
        news.sayCondition();
    }
}
