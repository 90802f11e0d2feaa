/**
 * The device router: takes the engine's TLS connections to {@code *.local}, reads the server name
 * of the ClientHello, and passes the bytes on to the granted device, unopened. Knows nothing of
 * HTTP, of the engine or of windows. Parameters and results are never null.
 */
package org.vicinity.browser.router;
