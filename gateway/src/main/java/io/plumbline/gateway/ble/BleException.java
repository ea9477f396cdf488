package io.plumbline.gateway.ble;

import java.io.IOException;

/** Bluetooth does not work in a way that is known, and the message says what to do about it. */
public final class BleException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What is not there, or not allowed. */
    public enum Fault {
        /** The driver has no native part for this machine. */
        NO_DRIVER,
        /** There is no system bus, or it has gone. */
        NO_BUS,
        /** There is no Bluetooth service on the bus. */
        NO_SERVICE,
        /** The user may not use the Bluetooth service. */
        NO_PERMISSION,
        /** There is no adapter, or not the one that was asked for. */
        NO_ADAPTER,
        /** The adapter is switched off or blocked. */
        POWERED_OFF,
        /** No such device has been heard. */
        NOT_FOUND,
        /** The device does not answer, or broke off. */
        NO_ANSWER
    }

    private final Fault fault;

    /** A fault with its message: what is wrong and what to do. */
    public BleException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /** A fault with what brought it about. */
    public BleException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** What is wrong. */
    public Fault fault() {
        return fault;
    }
}
