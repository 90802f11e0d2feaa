/**
 * The gate: what the engine is told to trust, allow and restrict, computed from the grant store,
 * and in which order it is told so that it never allows too much. Knows the engine only by its
 * controls; shows nothing and asks nobody.
 */
package org.vicinity.browser.gate;
