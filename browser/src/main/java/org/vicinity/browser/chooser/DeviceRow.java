package org.vicinity.browser.chooser;

import org.vicinity.browser.display.Channel;
import org.vicinity.browser.display.DeviceKind;
import org.vicinity.browser.display.Signal;

/**
 * One device as the list shows it; all texts are fit for display.
 *
 * @param name the device's name
 * @param detail type, maker, and what tells it from another of the same name
 * @param kind which picture
 * @param channel where it was found
 * @param signal how strong it is received
 * @param pairable whether it says that it can be set up now
 */
record DeviceRow(
    String name,
    String detail,
    DeviceKind kind,
    Channel channel,
    Signal signal,
    boolean pairable) {}
