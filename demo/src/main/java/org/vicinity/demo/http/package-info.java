/**
 * What the demo's two web servers have in common: JSON replies, bounded bodies, a clear word when
 * the port is taken. Knows neither devices nor services.
 */
package org.vicinity.demo.http;
