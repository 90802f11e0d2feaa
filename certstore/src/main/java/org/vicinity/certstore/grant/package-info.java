/**
 * What the user gave to whom, and the sealed store that keeps it. Whether a certificate is trusted
 * is not decided here.
 */
package org.vicinity.certstore.grant;
