/**
 * What the injected script and the browser say to each other: requests parsed once from hostile
 * text, replies, and the one table of errors. Decides nothing about who may ask.
 */
package org.vicinity.bridge.protocol;
