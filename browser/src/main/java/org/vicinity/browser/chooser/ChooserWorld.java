package org.vicinity.browser.chooser;

import java.util.List;
import java.util.concurrent.Executor;
import org.vicinity.channel.NearFieldTransport;

/**
 * What a controller works with.
 *
 * @param transports the channels that are searched
 * @param sessions begins sessions
 * @param own runs tasks on the controller's thread, later and in order
 * @param background runs tasks that block
 * @param clock the time
 */
record ChooserWorld(
    List<NearFieldTransport> transports,
    SessionStarter sessions,
    Executor own,
    Executor background,
    ChooserClock clock) {
  ChooserWorld {
    transports = List.copyOf(transports);
  }
}
