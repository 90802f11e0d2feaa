package org.vicinity.demo.service.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who is logged in, by the random token in a cookie; in memory. Thread-safe. */
public final class Sessions {
  /** How long a session lasts. */
  public static final Duration LIFE = Duration.ofHours(12);

  private static final int MAX_SESSIONS = 1000;
  private static final int TOKEN_BYTES = 32;

  private record Session(Account account, Instant until) {}

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
          return size() > MAX_SESSIONS;
        }
      };

  /** Makes an empty table. */
  public Sessions(Clock clock) {
    this.clock = clock;
  }

  /** Begins a session and returns its token. */
  public synchronized String begin(Account account) {
    byte[] token = new byte[TOKEN_BYTES];
    random.nextBytes(token);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    sessions.put(text, new Session(account, clock.instant().plus(LIFE)));
    return text;
  }

  /** Returns who has that token. */
  public synchronized Optional<Account> find(String token) {
    Optional<Session> found = Optional.ofNullable(sessions.get(token));
    if (found.isPresent() && !clock.instant().isBefore(found.get().until())) {
      sessions.remove(token);
      return Optional.empty();
    }
    return found.map(Session::account);
  }

  /** Ends a session; does nothing when there is none. */
  public synchronized void end(String token) {
    sessions.remove(token);
  }
}
