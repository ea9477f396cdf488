package io.plumbline.gateway.state;

/**
 * A message that must arrive.
 *
 * @param number its place in the order in which messages leave, counted up for as long as the spool lives
 * @param session the session that it is about
 * @param kind what sort of message it is, a word of the one who adds it
 * @param topic where it goes
 * @param payload what it says
 */
public record SpoolEntry(long number, String session, String kind, String topic, String payload) {

    /** What it takes in memory and on disk, about, bytes. */
    long bytes() {
        return 64L + session.length() + kind.length() + topic.length() + payload.length();
    }
}
