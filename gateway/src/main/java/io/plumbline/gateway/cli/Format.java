package io.plumbline.gateway.cli;

import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.terminal.JsonLinesSink;
import io.plumbline.gateway.terminal.TextSink;

/** How events are printed. */
enum Format {
    /** A sentence a line, for people. */
    TEXT,
    /** A JSON object a line, for programs. */
    JSONL;

    /** The sink that prints events to standard output. */
    EventSink sink(Console console, boolean bell) {
        return this == JSONL ? new JsonLinesSink(console.out()) : new TextSink(console.out(), bell);
    }
}
