package io.plumbline.gateway.events;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.AlertCleared;
import io.plumbline.analytics.session.SessionEvent.AlertEscalated;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Calibration;
import io.plumbline.analytics.session.SessionEvent.Hold;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.session.SessionEvent.LimitChanged;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.session.SessionEvent.Summary;
import io.plumbline.analytics.spine.LumbarShare;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An event as one line for the person on the mat: when, how bad, and what to do, in plain words. */
public final class EventSentence {

    private static final int SECONDS_PER_MINUTE = 60;

    private EventSentence() {}

    /** The line, without its end; it begins with the session's time as minutes and seconds. */
    public static String of(SessionEvent event) {
        return clock(event.timeSeconds()) + "  " + sentence(event);
    }

    private static String sentence(SessionEvent event) {
        if (event instanceof Calibration calibration) {
            return calibration.placement().word() + ": " + calibration.message();
        } else if (event instanceof Judging judging) {
            return judging(judging);
        } else if (event instanceof Repetition repetition) {
            return repetition(repetition);
        } else if (event instanceof Hold hold) {
            return hold(hold);
        } else if (event instanceof AlertRaised raised) {
            return severity(raised.severity()) + raised.message() + id(raised.id());
        } else if (event instanceof AlertEscalated escalated) {
            return severity(escalated.severity()) + "Now " + degrees(escalated.angleDeg()) + ", past the limit of "
                    + degrees(escalated.limitDeg()) + ". Stop and come back to neutral." + id(escalated.id());
        } else if (event instanceof AlertCleared cleared) {
            return "Back in neutral after " + seconds(cleared.durationSeconds()) + "; it was "
                    + degrees(cleared.peakDeg()) + " at most." + id(cleared.id());
        } else if (event instanceof Summary summary) {
            return summary(summary);
        } else if (event instanceof LimitChanged limit) {
            return limit.message();
        } else if (event instanceof Posture posture) {
            return posture(posture);
        }
        throw new IllegalArgumentException("no sentence is defined for " + event);
    }

    /** So that a line can be found again in the log of a broker. */
    private static String id(String id) {
        return " (" + id + ")";
    }

    private static String judging(Judging event) {
        String what = event.faults().isEmpty() ? "this" : listed(event.faults());
        if (event.judging()) {
            return "Watching for " + (event.faults().isEmpty() ? "faults" : what) + "."
                    + (event.message() == null ? "" : " " + event.message());
        }
        return "I can't judge " + what + ": " + (event.message() == null ? because(event.reason()) : event.message());
    }

    private static String because(@Nullable String reason) {
        if (reason == null) {
            return "the reason is not known.";
        }
        return switch (reason) {
            case "no-exercise" -> "no exercise is chosen.";
            case "uncalibrated" -> "your neutral posture is not known yet.";
            case "clock" -> "the sensors' clocks are being brought together.";
            case "sensor-gap" -> "data from the sensor are missing.";
            case "slipped" -> "the sensor has slipped.";
            case "swapped" -> "the sensors are swapped.";
            case "placement" -> "a sensor worn there does not show it.";
            case "side-lying" -> "you are lying on your side.";
            case "start" -> "your back is not flat at the start.";
            case "range" -> "your range is being measured: bend forward slowly, as far as is comfortable.";
            case "sensor-fault" -> "a sensor measures what can't be.";
            case "transition" -> "you are moving from one posture to another.";
            case "saturated" -> "the movement is beyond what the sensor can measure.";
            case "paused" -> "paused.";
            default -> reason + ".";
        };
    }

    private static String repetition(Repetition event) {
        String name = name(event.exercise()) + " " + event.repetition();
        if (!event.complete()) {
            return name + " was cut off and does not count.";
        }
        String depth =
                Double.isFinite(event.depthMetres()) ? ", " + rounded(event.depthMetres() * 100, 0) + " cm down" : "";
        return name + ": turned by " + degrees(event.rangeDeg()) + depth + ", " + faults(event.faults()) + "."
                + share(event.lumbarShare());
    }

    private static String share(double lumbarShare) {
        if (!Double.isFinite(lumbarShare)) {
            return "";
        }
        String percent = lumbarShare < 0 ? "0" : rounded(100 * lumbarShare, 0);
        return " " + percent + " % of the bend came from the back: "
                + (lumbarShare <= LumbarShare.HINGE_AT_MOST ? "a hip hinge." : "it rounded along, more a stoop.");
    }

    private static String hold(Hold event) {
        return name(event.exercise()) + " " + event.hold() + ": held for "
                + seconds(event.endSeconds() - event.startSeconds()) + ", " + seconds(event.neutralSeconds())
                + " of them in neutral, " + faults(event.faults()) + (event.complete() ? "." : "; cut off.");
    }

    private static String summary(Summary event) {
        String repetitions = event.repetitions() == 0
                ? ""
                : "done " + count(event.repetitions(), "time") + ", " + event.cleanRepetitions() + " of them clean; ";
        return name(event.exercise()) + " is over: " + repetitions + count(event.alerts(), "alert") + "; "
                + seconds(event.judgedSeconds()) + " judged, " + seconds(event.neutralSeconds())
                + " of them in neutral; " + seconds(event.notJudgedSeconds()) + " could not be judged.";
    }

    private static String posture(Posture event) {
        String lumbar = Double.isFinite(event.lumbarFlexionDeg())
                ? ", lumbar flexion " + FixedDecimals.of(event.lumbarFlexionDeg(), 1) + "°"
                : "";
        String pelvic = Double.isFinite(event.pelvicTiltDeg())
                ? ", pelvic tilt " + FixedDecimals.of(event.pelvicTiltDeg(), 1) + "°"
                : "";
        return "leaning forward " + FixedDecimals.of(event.sagittalDeg(), 1) + "°, to the right "
                + FixedDecimals.of(event.lateralDeg(), 1) + "°" + lumbar + pelvic;
    }

    private static String severity(String severity) {
        return severity.equals("red") ? "RED    " : severity.toUpperCase(Locale.ROOT) + "  ";
    }

    private static String faults(List<String> patterns) {
        return patterns.isEmpty() ? "clean" : listed(patterns);
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    private static String listed(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static String name(String exercise) {
        return exercise.isEmpty()
                ? "The session"
                : exercise.substring(0, 1).toUpperCase(Locale.ROOT)
                        + exercise.substring(1).replace('-', ' ');
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String degrees(double angleDeg) {
        return rounded(angleDeg, 0) + "°";
    }

    private static String seconds(double seconds) {
        return rounded(seconds, 1) + " s";
    }

    private static String rounded(double value, int decimals) {
        return Double.isFinite(value) ? FixedDecimals.of(value, decimals) : "?";
    }

    /** {@code mm:ss.s}; more than 99 minutes take more digits. */
    private static String clock(double timeSeconds) {
        BigDecimal tenths = BigDecimal.valueOf(timeSeconds).setScale(1, RoundingMode.HALF_UP);
        BigDecimal[] parts = tenths.abs().divideAndRemainder(BigDecimal.valueOf(SECONDS_PER_MINUTE));
        String seconds = parts[1].toPlainString();
        return (tenths.signum() < 0 ? "-" : "")
                + String.format(Locale.ROOT, "%02d:", parts[0].intValue())
                + (seconds.length() < 4 ? "0" : "")
                + seconds;
    }
}
