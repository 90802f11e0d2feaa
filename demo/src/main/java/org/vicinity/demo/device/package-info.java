/**
 * The demo's device, a media cache: its command line, its part in a pairing, and the wiring of what
 * the packages below provide. The near-field protocol itself is the channel module's.
 */
package org.vicinity.demo.device;
