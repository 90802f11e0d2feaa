/**
 * The host names that the device serves: one for each origin that paired with it, with a key, a
 * certificate and an allowed origin of its own; in memory and on disk. No network in here.
 */
package org.vicinity.demo.device.host;
