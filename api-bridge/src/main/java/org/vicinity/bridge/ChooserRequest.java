package org.vicinity.bridge;

import java.util.Optional;
import java.util.function.Predicate;
import org.vicinity.certstore.grant.User;
import org.vicinity.certstore.name.Origin;
import org.vicinity.channel.DiscoveredDevice;

/**
 * What the chooser shows.
 *
 * @param browserId the engine's number of the browser (tab) whose page asks
 * @param origin who asks
 * @param user for whom, when the page said
 * @param filter which devices are offered
 */
public record ChooserRequest(
    int browserId, Origin origin, Optional<User> user, Predicate<DiscoveredDevice> filter) {}
