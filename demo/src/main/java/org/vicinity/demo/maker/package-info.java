/**
 * The manufacturer of the demo's devices: its CA, and the certificate that a whole product lot
 * shares. A device holds the lot's key; a service knows only the manufacturer's CA certificate.
 */
package org.vicinity.demo.maker;
