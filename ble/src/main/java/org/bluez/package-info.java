/**
 * A complement to bluez-dbus's package of this name: errors that dbus-java can name as BlueZ does.
 */
package org.bluez;
