package org.vicinity.browser.search;

import java.util.Locale;
import org.vicinity.browser.display.Channel;
import org.vicinity.channel.TransportStatus;

/**
 * A channel that cannot search, in words for people.
 *
 * @param channel which
 * @param reason what is wrong, a sentence
 * @param remedy what to do about it, a sentence
 */
public record ChannelNotice(Channel channel, String reason, String remedy) {
  /** Returns the notice for what a transport says of itself. */
  static ChannelNotice of(Channel channel, TransportStatus.Unavailable status) {
    return new ChannelNotice(channel, sentence(status.reason()), sentence(status.remedy()));
  }

  /** Makes a sentence of a clause: a capital letter and a full stop. */
  public static String sentence(String clause) {
    if (clause.isEmpty()) {
      return "";
    }
    String end = clause.endsWith(".") ? "" : ".";
    return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + end;
  }
}
