package org.vicinity.certstore.grant;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.name.OriginLabel;

/**
 * One device given by the user to one origin, and what the browser needs to reach and to leave it.
 * Immutable; arrays are copied in and out. Prints without secret and without names of persons.
 *
 * @param id names the grant
 * @param origin who may use the device
 * @param user the page's user, when the page named one
 * @param device what the device said of itself
 * @param host the device's name for this origin; carries the origin's label
 * @param chain the device's certificates, leaf first, intermediates after it, not the authority
 * @param authority the service's private CA
 * @param secret the pairing's shared secret, {@value #SECRET_LENGTH} bytes
 * @param created when the user granted it, to the millisecond
 * @param lastUsed when a page last connected, to the millisecond; empty when never
 * @param state whether the pairing is committed, or over
 */
public record Grant(
    GrantId id,
    Origin origin,
    Optional<User> user,
    GrantedDevice device,
    DeviceHostName host,
    List<X509Certificate> chain,
    X509Certificate authority,
    byte[] secret,
    Instant created,
    Optional<Instant> lastUsed,
    State state) {

  /** Length of {@link #secret()} in bytes. */
  public static final int SECRET_LENGTH = 32;

  private static final int MAX_CHAIN = 8;

  /** How far a grant has come. */
  public enum State {
    /** Written before the commit over TLS; never published, rolled back at the next start. */
    PENDING,
    /** Committed by a TLS connection with the new certificate. */
    ACTIVE,
    /** Ended; kept, and never published, until the device has been told. */
    REVOKED
  }

  /** Takes copies; refuses a host of another origin, an empty chain and a secret too short. */
  public Grant {
    Objects.requireNonNull(id);
    Objects.requireNonNull(user);
    Objects.requireNonNull(device);
    Objects.requireNonNull(authority);
    Objects.requireNonNull(state);
    if (!host.originLabel().equals(OriginLabel.of(origin))) {
      throw new IllegalArgumentException("the host name does not belong to the grant's origin");
    }
    // A chain out of the store is immutable already, and copying would parse it.
    chain = chain instanceof StoredChain ? chain : List.copyOf(chain);
    if (chain.isEmpty() || chain.size() > MAX_CHAIN) {
      throw new IllegalArgumentException("a grant's chain has 1 to " + MAX_CHAIN + " certificates");
    }
    secret = secret.clone();
    if (secret.length != SECRET_LENGTH) {
      throw new IllegalArgumentException("a pairing secret has " + SECRET_LENGTH + " bytes");
    }
    created = created.truncatedTo(ChronoUnit.MILLIS);
    lastUsed = lastUsed.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
  }

  /** Returns a copy. */
  @Override
  public byte[] secret() {
    return secret.clone();
  }

  /** Returns the device's own certificate: the first of the chain. */
  public X509Certificate leaf() {
    return chain.get(0);
  }

  /** Returns the same grant, committed. */
  public Grant activated() {
    return new Grant(
        id, origin, user, device, host, chain, authority, secret, created, lastUsed, State.ACTIVE);
  }

  /** Returns the same grant, ended. */
  Grant revoked() {
    return new Grant(
        id, origin, user, device, host, chain, authority, secret, created, lastUsed, State.REVOKED);
  }

  /** Returns the same grant, last used at the given time. */
  public Grant usedAt(Instant at) {
    return new Grant(
        id, origin, user, device, host, chain, authority, secret, created, Optional.of(at), state);
  }

  /** Compares all parts, the secret by content and in constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Grant that
        && id.equals(that.id)
        && origin.equals(that.origin)
        && user.equals(that.user)
        && device.equals(that.device)
        && host.equals(that.host)
        && chain.equals(that.chain)
        && authority.equals(that.authority)
        && MessageDigest.isEqual(secret, that.secret)
        && created.equals(that.created)
        && lastUsed.equals(that.lastUsed)
        && state == that.state;
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "Grant[" + id + ", " + state + "]";
  }
}
