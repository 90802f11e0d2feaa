/**
 * The device's web server: which host a request is for, who may ask, and what is answered. Pairing
 * and keys are decided elsewhere; what is stored is in {@code cache}.
 */
package org.vicinity.demo.device.http;
