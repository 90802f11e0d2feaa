/**
 * The secure session on every channel: EC-JPAKE keyed by the device's PIN, then AES-256-GCM. Knows
 * nothing of what is said inside.
 */
package org.vicinity.channel.session;
