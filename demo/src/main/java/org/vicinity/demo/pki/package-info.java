/**
 * Keys and certificates as the demo's manufacturer, service and device make and keep them: key
 * pairs on P-256, certificate authorities, PEM files that only their owner can read. Who gets a
 * certificate and for what is decided elsewhere.
 */
package org.vicinity.demo.pki;
