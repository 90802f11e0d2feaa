package org.vicinity.browser.chooser;

import java.util.ArrayList;
import java.util.List;
import org.vicinity.browser.display.Channel;
import org.vicinity.browser.display.DeviceKind;
import org.vicinity.browser.display.DisplayText;
import org.vicinity.browser.display.Signal;

/**
 * One device as the list shows it; all texts are fit for display.
 *
 * @param name the device's name
 * @param detail type, maker, and what tells it from another of the same name
 * @param kind which picture
 * @param channels where it was found, each once, in their usual order
 * @param signal how strong it is received
 * @param pairable whether it says that it can be set up now
 */
record DeviceRow(
    String name,
    String detail,
    DeviceKind kind,
    List<Channel> channels,
    Signal signal,
    boolean pairable) {
  /** Copies the channels and puts them in order. */
  DeviceRow {
    channels = channels.stream().distinct().sorted().toList();
  }

  /** Returns the whole row in words, as a screen reader says it. */
  String words() {
    List<String> words = new ArrayList<>(List.of(name, detail));
    channels.forEach(channel -> words.add(channel.label()));
    words.add(signal.label());
    return DisplayText.joined(words);
  }
}
