package org.vicinity.browser.search;

import java.util.Optional;
import org.vicinity.browser.display.Channel;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;

/**
 * A channel that cannot search, with the words for people.
 *
 * @param channel which
 * @param obstacle why
 * @param network the name of the network interface that it is about, if it is about one
 */
public record ChannelNotice(Channel channel, Obstacle obstacle, Optional<String> network) {
  /** Makes one that is about no particular network. */
  public ChannelNotice(Channel channel, Obstacle obstacle) {
    this(channel, obstacle, Optional.empty());
  }

  /** Returns the notice for what a transport says of itself. */
  static ChannelNotice of(Channel channel, TransportStatus.Unavailable status) {
    return new ChannelNotice(channel, status.obstacle(), status.network());
  }

  /** Returns what is wrong, a sentence in the user's language. */
  public String reason() {
    return SearchTexts.REASON.of(obstacle, network.orElse(""));
  }

  /** Returns what to do about it, a sentence in the user's language. */
  public String remedy() {
    return SearchTexts.REMEDY.of(obstacle);
  }

  /** Returns both sentences. */
  public String text() {
    return SearchTexts.BOTH.text(reason(), remedy());
  }
}
