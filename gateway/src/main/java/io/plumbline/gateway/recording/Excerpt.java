package io.plumbline.gateway.recording;

/** A piece of somebody's file, fit to be shown in a message. */
final class Excerpt {

    private static final int LONGEST = 60;

    private Excerpt() {}

    /** The text in quotes, shortened where it is long, with a dot for each character that can't be shown. */
    static String of(String text) {
        String shown = text.strip().replaceAll("\\p{Cntrl}", "·");
        return "'" + (shown.length() > LONGEST ? shown.substring(0, LONGEST - 1) + "…" : shown) + "'";
    }
}
