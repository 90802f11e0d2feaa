/** What the user gave to whom, and the sealed store that keeps it. */
package org.vicinity.certstore.grant;
