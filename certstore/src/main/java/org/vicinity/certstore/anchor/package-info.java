/**
 * Trust anchors for the engine: a service's CA key, constrained to exactly the granted host names.
 * Which grants there are and whether a chain is trusted is decided elsewhere.
 */
package org.vicinity.certstore.anchor;
