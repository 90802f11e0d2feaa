package org.vicinity.ble.radio;

import org.vicinity.channel.ChannelException;

/** Hears from one {@link FrameLink}, on a thread of the radio; must return quickly. */
public interface LinkListener {
  /**
   * A frame came.
   *
   * @throws ChannelException to refuse it: the peer's write fails, where the radio can say so
   */
  void received(byte[] frame) throws ChannelException;

  /**
   * The link is gone; told once, and nothing after it.
   *
   * @param why one clause for the log and for people
   */
  void lost(String why);
}
