package io.plumbline.gateway.recording;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.words.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A first look through a whole recording, for what its end may hold and its beginning depends on: marks, and which
 * sensors there are at what rate. Passes over whatever is malformed; the reading proper reports that at its line.
 */
final class RecordingScan {

    /** Where neither the head nor a column says where the sensor sits. */
    static final Placement DEFAULT_PLACEMENT = Placement.SACRUM;

    private static final int INTERVALS = 100;

    private final Path file;
    private final Head head;
    private final Vocabulary vocabulary;
    private final RowParser row;
    private final Set<Placement> placements = new LinkedHashSet<>();
    private final Map<Placement, Steps> steps = new EnumMap<>(Placement.class);
    private final boolean placementsKnown;
    private final List<Mark> marks;
    private final SessionId sessionId = new SessionId();

    private RecordingScan(Path file, Head head, Vocabulary vocabulary) throws RecordingException {
        this.file = file;
        this.vocabulary = vocabulary;
        this.head = head;
        this.marks = new ArrayList<>(head.marks());
        placements.addAll(head.placements());
        if (placements.isEmpty() && !head.columns().placement()) {
            placements.add(DEFAULT_PLACEMENT);
        }
        this.row = new RowParser(head.columns(), only());
        this.placementsKnown = !head.columns().placement() || placements.size() > 1;
    }

    /**
     * Looks through the file.
     *
     * @param vocabulary the exercises and limits that there are
     * @param lines at the first line after the head
     * @throws RecordingException if the file can't be read, or what it says of its sensors can't be
     */
    static RecordingScan of(Path file, Head head, Vocabulary vocabulary, ByteLines lines) throws RecordingException {
        RecordingScan scan = new RecordingScan(file, head, vocabulary);
        scan.look(lines);
        return scan;
    }

    /** The placement of rows that do not say theirs. */
    Placement only() {
        return placements.stream().findFirst().orElse(DEFAULT_PLACEMENT);
    }

    /** Every mark of the file, in order of time. */
    List<Mark> marks() {
        List<Mark> sorted = new ArrayList<>(marks);
        sorted.sort(Comparator.comparingDouble(Mark::timeSeconds));
        return List.copyOf(sorted);
    }

    /** The header that head and rows make together. */
    RecordingHeader header() throws RecordingException {
        List<SensorSettings> sensors = new ArrayList<>();
        for (Placement placement : placements) {
            sensors.add(sensor(placement));
        }
        if (sensors.isEmpty()) {
            throw new RecordingException(file + " has no rows, so it is not known which sensors it is of. Say"
                    + " '# placement: …' in its head, or record anew.");
        }
        String stated = head.values().get(Head.SESSION);
        return new RecordingHeader(
                stated == null ? sessionId.toString() : stated,
                sensors,
                head.values(),
                head.limitsDeg(),
                head.ownClock());
    }

    private SensorSettings sensor(Placement placement) throws RecordingException {
        return atRate(placement).withCorrection(head.correction(placement));
    }

    private SensorSettings atRate(Placement placement) throws RecordingException {
        double stated = head.rateHz(placement);
        if (!Double.isNaN(stated)) {
            try {
                return new SensorSettings(placement, head.mount(placement), stated);
            } catch (IllegalArgumentException e) {
                throw head.fault(Head.RATE, String.valueOf(e.getMessage()));
            }
        }
        double found = steps(placement).rateHz();
        if (Double.isNaN(found)) {
            throw new RecordingException(file + " has too few rows of " + placement.word()
                    + " to tell its rate. Say '# rate: HZ' in its head.");
        }
        try {
            return new SensorSettings(placement, head.mount(placement), found);
        } catch (IllegalArgumentException e) {
            throw new RecordingException(
                    String.format(
                            Locale.ROOT,
                            "%s: the times of %s step by %.6g s, which is %.4g Hz; a rate must be between 5 and 2000"
                                    + " Hz. Is t_s in seconds? If so, state the true rate with '# rate: HZ'.",
                            file,
                            placement.word(),
                            1 / found,
                            found),
                    e);
        }
    }

    private void look(ByteLines lines) throws RecordingException {
        while (lines.next()) {
            if (enough()) {
                marksInBuffer(lines);
            } else {
                line(lines);
            }
        }
    }

    /** Whether further rows tell nothing new. */
    private boolean enough() throws RecordingException {
        if (!sessionId.complete() || !placementsKnown) {
            return false;
        }
        for (Placement placement : placements) {
            if (!steps(placement).complete() && Double.isNaN(head.rateHz(placement))) {
                return false;
            }
        }
        return true;
    }

    private void line(ByteLines lines) {
        byte[] bytes = lines.bytes();
        if (bytes[lines.start()] == '#') {
            mark(lines);
            lines.goTo(lines.lineEnd() + 1);
            return;
        }
        int after = row.parse(bytes, lines.start());
        if (after < 0) {
            lines.goTo(lines.lineEnd() + 1);
            return;
        }
        lines.goTo(after);
        if (steps(row.placement()).add(row.timeSeconds())) {
            if (!placementsKnown) {
                placements.add(row.placement());
            }
            if (!sessionId.complete()) {
                sessionId.add(row.sample());
            }
        }
    }

    private Steps steps(Placement placement) {
        return steps.computeIfAbsent(placement, sensor -> new Steps());
    }

    /** Looks at every second byte: of the two that a mark begins with, that is one, and a row holds neither. */
    private void marksInBuffer(ByteLines lines) {
        byte[] bytes = lines.bytes();
        int start = lines.start();
        int end = lines.linesEnd();
        for (int i = start; i < end; i += 2) {
            if ((bytes[i] | 2) != '#') { // '#' or '!'
                continue;
            }
            int at = bytes[i] == '#' ? i : i - 1;
            if (at == start || (at > start && bytes[at] == '#' && bytes[at - 1] == '\n')) {
                lines.goTo(at);
                mark(lines);
            }
        }
        lines.leaveBuffer();
    }

    private void mark(ByteLines lines) {
        try {
            String text = lines.text();
            if (text.startsWith(MarkText.PREFIX)) {
                marks.add(MarkText.parse(vocabulary, text));
            }
        } catch (RecordingException | IllegalArgumentException e) {
            return; // the reading proper says so when it comes to this line
        }
    }

    /** The first steps in time of one sensor, in whole microseconds. */
    private static final class Steps {
        private final long[] microseconds = new long[INTERVALS];
        private int count;
        private double last = Double.NEGATIVE_INFINITY;

        /** Takes the next time; false where it does not increase. */
        boolean add(double seconds) {
            if (!(seconds > last)) {
                return false;
            }
            if (!complete() && last != Double.NEGATIVE_INFINITY) {
                microseconds[count++] = Math.round(seconds * 1e6) - Math.round(last * 1e6);
            }
            last = seconds;
            return true;
        }

        boolean complete() {
            return count == microseconds.length;
        }

        /** One over the median step, Hz; NaN where there is no step. */
        double rateHz() {
            if (count == 0) {
                return Double.NaN;
            }
            long[] sorted = Arrays.copyOf(microseconds, count);
            Arrays.sort(sorted);
            return 2e6 / (sorted[(count - 1) / 2] + sorted[count / 2]);
        }
    }
}
