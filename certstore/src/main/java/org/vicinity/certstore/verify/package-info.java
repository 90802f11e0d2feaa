/**
 * The one place that says whether a device's certificate is trusted, and by which rule not. Nothing
 * here opens a connection or keeps a certificate.
 */
package org.vicinity.certstore.verify;
