package org.vicinity.browser.chooser;

import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.NearFieldTransport;

/**
 * A device, and who can open it: there may be several transports of one name, such as one for each
 * network.
 */
record FoundDevice(NearFieldTransport by, DiscoveredDevice device) {}
