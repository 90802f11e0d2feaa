/**
 * Everything that talks to BlueZ over the system bus; the only package that imports {@code
 * org.bluez} or D-Bus types. What it reads is told to the rest through the seams in {@code
 * org.vicinity.ble}.
 */
package org.vicinity.ble.bluez;
