/**
 * The JavaScript API {@code navigator.localDevices} on the browser's side: who may ask for what,
 * and the exchange (steps 1 to 14) that answers. Knows nothing of the engine or of windows; the
 * shell gives it a chooser, a gate and the page's frames.
 */
package org.vicinity.bridge;
