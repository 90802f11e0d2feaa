/**
 * BlueZ as it looks on a bus, without a radio: two or more adapters whose devices hear each other,
 * on a private bus, with real messages. Tests can switch adapters off, start it anew, and disturb
 * what is on the air. Other modules' tests may use it.
 */
package org.vicinity.ble.testing;
