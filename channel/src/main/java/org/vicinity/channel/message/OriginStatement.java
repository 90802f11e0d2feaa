package org.vicinity.channel.message;

/**
 * Step 6: the browser states for whom the device shall make a CSR.
 *
 * @param correlation chosen by the browser
 * @param origin the serialized web origin
 * @param user the page's identifier of its user, at most 128 characters; empty when it gave none
 * @param challenge the service's challenge, at most 255 bytes; the device admits 16 to 64
 * @param host the host name, {@code <label>.<origin label>.local}
 */
public record OriginStatement(
    long correlation, String origin, String user, byte[] challenge, String host)
    implements Message {
  /** Checks the fields. */
  public OriginStatement {
    Checks.correlation(correlation);
    Checks.origin(origin);
    Checks.user(user);
    Checks.size("challenge", challenge, 0, 255);
    Checks.host(host);
  }
}
