package io.plumbline.analytics.session;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers a session's alerts from 1: {@code <session>-<n>}. */
final class AlertIds {

    private final String sessionId;
    private int given;

    AlertIds(String sessionId) {
        this.sessionId = sessionId;
    }

    AlertIds(String sessionId, DataInput saved) throws IOException {
        this(sessionId);
        given = saved.readInt();
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(given);
    }

    String next() {
        given++;
        return sessionId + "-" + given;
    }
}
