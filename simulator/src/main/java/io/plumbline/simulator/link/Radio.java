package io.plumbline.simulator.link;

/** What the radio does to a sensor's samples on their way to the host. */
public record Radio() {

    /** A cable: every sample arrives. */
    public static final Radio CABLE = new Radio();
}
