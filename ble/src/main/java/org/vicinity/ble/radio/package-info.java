/**
 * What this module needs of a Bluetooth stack, without any type of it: scanning, links that carry
 * frames, advertising. Implemented in {@code bluez}; simulated in tests.
 */
package org.vicinity.ble.radio;
