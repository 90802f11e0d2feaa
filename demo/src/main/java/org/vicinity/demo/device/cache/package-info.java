/**
 * The media cache itself: what there is to play, the copy that is filled chunk by chunk in the
 * background, and the files that pages upload. No HTTP in here.
 */
package org.vicinity.demo.device.cache;
