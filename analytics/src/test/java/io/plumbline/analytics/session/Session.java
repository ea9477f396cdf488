package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.TestExercises;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.wearer.SavedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session for tests: settings, the marks noted at its start, and what the analyzer said. */
final class Session {

    static final Mount BODY_AXES = Mount.parse("front,left,up");

    private final SessionSettings settings;
    private SessionAnalyzer analyzer;
    private final List<SessionEvent> events = new ArrayList<>();

    private Session(SessionSettings settings, Mark... marks) {
        this.settings = settings;
        analyzer = new SessionAnalyzer(settings);
        for (Mark mark : marks) {
            analyzer.mark(mark);
        }
    }

    /** One whose sensors' axes are found from a bow. */
    static Session of(Placement first, Placement second, Mark... marks) {
        return new Session(settings(List.of(sensor(first, null), sensor(second, null)), Map.of(), false), marks);
    }

    static Session of(Placement only, Mark... marks) {
        return new Session(settings(List.of(sensor(only, null)), Map.of(), false), marks);
    }

    static Session of(SessionSettings settings, Mark... marks) {
        return new Session(settings, marks);
    }

    static SensorSettings sensor(Placement placement, @Nullable Mount mount) {
        return new SensorSettings(placement, mount, 100);
    }

    static SessionSettings settings(List<SensorSettings> sensors, Map<String, Double> limits, boolean postures) {
        return new SessionSettings("s", sensors, TestExercises.all(), limits, postures);
    }

    static Mark start(String exercise) {
        return new Mark.StartExercise(0, exercise);
    }

    static Mark start(double timeSeconds, String exercise) {
        return new Mark.StartExercise(timeSeconds, exercise);
    }

    Session accept(List<ImuSample> samples) {
        for (ImuSample sample : samples) {
            analyzer.accept(sample, events::add);
        }
        return this;
    }

    /** Everything that was said, up to the end of the session. */
    List<SessionEvent> finish(List<ImuSample> samples) {
        accept(samples);
        analyzer.finish(events::add);
        return events;
    }

    /** Goes on with an analyzer restored from what this one saved. */
    void saveAndRestore() {
        SessionAnalyzer before = analyzer;
        analyzer = SavedState.copy(before::save, saved -> new SessionAnalyzer(settings, saved));
    }

    static <T extends SessionEvent> List<T> only(Class<T> kind, List<SessionEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
