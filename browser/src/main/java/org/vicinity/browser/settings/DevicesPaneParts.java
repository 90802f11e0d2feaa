package org.vicinity.browser.settings;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vicinity.browser.chooser.MutedOrigins;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.revocation.RevocationStatus;
import org.vicinity.channel.NearFieldTransport;

/**
 * What the devices' settings show and call.
 *
 * @param store the grants
 * @param revoking takes grants back; called on a thread of the pane
 * @param transports whose state is shown, while the pane is
 * @param muted whose choosers are muted; nothing is shown of it when empty
 * @param revocations what is known of a grant's certificates; returns at once
 * @param clock tells which certificates have expired
 */
public record DevicesPaneParts(
    GrantStore store,
    Revoking revoking,
    List<NearFieldTransport> transports,
    Optional<MutedOrigins> muted,
    Function<Grant, RevocationStatus> revocations,
    Clock clock) {
  /** Copies the list. */
  public DevicesPaneParts {
    transports = List.copyOf(transports);
  }
}
