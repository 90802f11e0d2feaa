/**
 * Says whether a certificate was revoked, from revocation lists (RFC 5280 sections 5 and 6.3) and
 * OCSP responses (RFC 6960) that somebody else has brought here. Everything that comes in is
 * hostile until its signature is that of the certificate's issuer. Opens no connection and keeps no
 * file.
 */
package org.vicinity.certstore.revocation;
