/**
 * The service's web server: log-in, the issuer profile, and the page. Decides who may call what;
 * what a device gets is decided in {@code ca}.
 */
package org.vicinity.demo.service.http;
