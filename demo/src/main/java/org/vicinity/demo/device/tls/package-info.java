/**
 * TLS for several host names on one port: each is served with its own key and certificate, and a
 * handshake for any other name, or for none, is refused.
 */
package org.vicinity.demo.device.tls;
