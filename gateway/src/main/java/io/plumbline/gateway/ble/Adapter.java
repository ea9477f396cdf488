package io.plumbline.gateway.ble;

/**
 * A Bluetooth adapter.
 *
 * @param name the interface's name, e.g. {@code hci0}
 * @param address its address
 * @param powered whether it is switched on
 */
public record Adapter(String name, String address, boolean powered) {}
