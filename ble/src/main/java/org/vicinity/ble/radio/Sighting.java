package org.vicinity.ble.radio;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * One advertisement that was heard; all of it is hostile.
 *
 * @param address the device's Bluetooth address; the same whichever adapter heard it
 * @param name the local name it advertises; empty when it tells none
 * @param signal strength in dBm, where the adapter knows it
 * @param at when
 */
public record Sighting(String address, String name, OptionalInt signal, Instant at) {}
