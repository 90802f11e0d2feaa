package org.vicinity.bridge;

import java.time.Clock;
import java.util.List;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.verify.CertificateVerifier;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.mdns.LocalNames;

/**
 * What the shell gives the bridge. All of it is the shell's to close, after the bridge.
 *
 * @param chooser lets the user pick a device
 * @param transports where devices are searched; only asked whether they can search at all
 * @param store the grants
 * @param verifier vets certificates
 * @param revocations knows which of them were revoked
 * @param names looks up host names on this network
 * @param gate tells the engine what the store says
 * @param clock the time, for certificates and grants
 * @param secret this launch's secret, the same that {@link ExtensionFiles#writeTo} got
 */
public record BridgeParts(
    DeviceChooser chooser,
    List<NearFieldTransport> transports,
    GrantStore store,
    CertificateVerifier verifier,
    CertificateRevocations revocations,
    LocalNames names,
    Gate gate,
    Clock clock,
    String secret) {

  /** Takes a copy; refuses a secret of another shape. */
  public BridgeParts {
    transports = List.copyOf(transports);
    if (!ExtensionFiles.SECRET.matcher(secret).matches()) {
      throw new IllegalArgumentException("the secret must be 32 to 128 characters of base64url");
    }
  }

  /** Names no secret. */
  @Override
  public String toString() {
    return "BridgeParts";
  }
}
