package io.plumbline.gateway.cli;

/** All cases over D-Bus. */
class LiveOverBlueZTest extends LiveOverBleCases {

    @Override
    String driver() {
        return "bluez";
    }

    @Override
    boolean endsWithItsBus() {
        return false;
    }
}
