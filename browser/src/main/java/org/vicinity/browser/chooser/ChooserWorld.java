package org.vicinity.browser.chooser;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import org.vicinity.certstore.name.Origin;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.NearFieldTransport;

/**
 * What a controller works with.
 *
 * @param transports the channels that are searched
 * @param sessions begins sessions
 * @param own runs tasks on the controller's thread, later and in order
 * @param background runs tasks that block
 * @param clock the time
 * @param connected whether an origin has a device already, as far as it says who it is
 */
record ChooserWorld(
    List<NearFieldTransport> transports,
    SessionStarter sessions,
    Executor own,
    Executor background,
    ChooserClock clock,
    BiPredicate<Origin, DiscoveredDevice> connected) {
  ChooserWorld {
    transports = List.copyOf(transports);
  }
}
