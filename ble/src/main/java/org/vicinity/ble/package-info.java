/**
 * Bluetooth as the rest of the program sees it: states and seams without a D-Bus type. Whatever
 * talks to BlueZ lives in {@code bluez}.
 */
package org.vicinity.ble;
