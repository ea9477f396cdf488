package io.plumbline.gateway.cli;

/** All cases through TinyB with its real native libraries. */
class LiveOverTinyBTest extends LiveOverBleCases {

    @Override
    String driver() {
        return "tinyb";
    }

    @Override
    boolean endsWithItsBus() {
        return true; // GLib does that.
    }
}
