package org.vicinity.channel.mdns;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks up {@code .local} host names on the local link. Thread-safe. */
public interface LocalNames {
  /**
   * Asks the link for a host name's address (A) and HTTPS port (SRV at {@code _https._tcp.<host>}).
   * Addresses for which {@link LocalLink#contains} is false are ignored.
   *
   * @param host such as {@code media-1.vod-example-com.local}
   * @return the endpoint, or empty when nobody answered in that time
   */
  Optional<HostEndpoint> resolve(String host, Duration timeout);

  /**
   * Tells of each host name, in lower case, whose address or port the link states, asked for or
   * not; the same one may be told often. On the thread that listens to the link: do not block it.
   * One that cannot tell never does.
   *
   * @return ends it
   */
  default AutoCloseable heard(Consumer<String> listener) {
    return () -> {};
  }

  /** Forgets what is cached of a name, so that the next look-up asks the link again. */
  void forget(String host);
}
