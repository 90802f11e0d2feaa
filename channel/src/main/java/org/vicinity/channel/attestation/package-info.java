/**
 * The signed challenge of step 7: how a device states which request its CSR answers, and how a
 * service or a browser reads that statement. Knows nothing of how it travels.
 */
package org.vicinity.channel.attestation;
