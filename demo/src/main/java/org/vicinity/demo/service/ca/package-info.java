/**
 * The service's private CA: challenges, the check of a device's request, and the certificate that
 * follows. No HTTP in here.
 */
package org.vicinity.demo.service.ca;
