package org.vicinity.channel.mdns;

/** A host name belongs to somebody else on the link (RFC 6762 sections 8 and 9). */
public final class NameConflictException extends Exception {
  private final String host;

  /** Takes the name that is not ours. */
  public NameConflictException(String host) {
    super("the host name " + host + " is in use on this network");
    this.host = host;
  }

  /** Returns the name, lower case, without a trailing dot. */
  public String host() {
    return host;
  }
}
