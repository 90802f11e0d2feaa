package org.vicinity.browser.chooser;

/**
 * A channel that cannot search, as the dialog says it.
 *
 * @param text what is wrong, a sentence
 * @param remedy what to do about it, a sentence
 */
record ChannelNotice(String text, String remedy) {}
