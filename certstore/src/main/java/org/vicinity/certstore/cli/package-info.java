/**
 * The verifier as a command ({@code ./run verify}), for one chain or for thousands of cases. It
 * only reads and writes; what is trusted is decided in {@code verify}.
 */
package org.vicinity.certstore.cli;
