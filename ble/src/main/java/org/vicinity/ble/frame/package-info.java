/**
 * How messages become fragments that fit into one GATT write or indication, and back. Pure: no
 * Bluetooth, no threads, no clocks.
 */
package org.vicinity.ble.frame;
