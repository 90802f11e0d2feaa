/**
 * Trust anchors for the engine: a service's CA key, constrained to exactly the granted host names.
 */
package org.vicinity.certstore.anchor;
