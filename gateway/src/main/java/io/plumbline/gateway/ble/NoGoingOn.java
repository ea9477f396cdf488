package io.plumbline.gateway.ble;

/** A sensor can't be used, whatever is tried; the message says why and what to do. */
final class NoGoingOn extends Exception {

    private static final long serialVersionUID = 1L;

    NoGoingOn(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
