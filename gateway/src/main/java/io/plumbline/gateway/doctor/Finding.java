package io.plumbline.gateway.doctor;

/**
 * What was found of one thing.
 *
 * @param what the thing, in a word or two, e.g. {@code adapter}
 * @param verdict how it is
 * @param found what there is, for a person, without a full stop
 * @param cure what to do about it, in a sentence; empty where there is nothing to do
 */
public record Finding(String what, Verdict verdict, String found, String cure) {

    /** How a thing is. */
    public enum Verdict {
        /** As it should be. */
        GOOD,
        /** A session works, but may suffer from it. */
        DOUBTFUL,
        /** A session with such sensors can't work. */
        BAD,
        /** This machine does not tell. */
        UNKNOWN
    }

    static Finding good(String what, String found) {
        return new Finding(what, Verdict.GOOD, found, "");
    }

    static Finding doubtful(String what, String found, String cure) {
        return new Finding(what, Verdict.DOUBTFUL, found, cure);
    }

    static Finding bad(String what, String found, String cure) {
        return new Finding(what, Verdict.BAD, found, cure);
    }

    static Finding unknown(String what, String found) {
        return new Finding(what, Verdict.UNKNOWN, found, "");
    }
}
