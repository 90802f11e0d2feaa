/** The real browser, device and service as separate processes, and what goes wrong between them. */
package org.vicinity.demo.e2e;
