package org.vicinity.demo.service.ca;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The challenges that are out: 32 random bytes each, for one user, once, for two minutes. Taking
 * one back uses it up, whatever comes of it. Bounded per user and altogether, the oldest go first.
 * Thread-safe.
 */
public final class Challenges {
  /** How long a challenge is good for. */
  public static final Duration LIFE = Duration.ofMinutes(2);

  private static final int LENGTH = 32;
  private static final int MAX_PER_USER = 8;
  private static final int MAX = 1000;

  private record Issued(String userId, Instant until) {}

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** By the challenge in hex, in the order of their making. */
  private final Map<String, Issued> out = new LinkedHashMap<>();

  /** Makes an empty table. */
  public Challenges(Clock clock) {
    this.clock = clock;
  }

  /** Makes a challenge for a user. */
  public synchronized byte[] issue(String userId) {
    Instant now = clock.instant();
    out.values().removeIf(each -> !now.isBefore(each.until()));
    long own = out.values().stream().filter(each -> each.userId().equals(userId)).count();
    Iterator<Issued> oldestFirst = out.values().iterator();
    while (own >= MAX_PER_USER || out.size() >= MAX) {
      Issued oldest = oldestFirst.next();
      boolean theirs = oldest.userId().equals(userId);
      if (theirs || own < MAX_PER_USER) {
        oldestFirst.remove();
        own -= theirs ? 1 : 0;
      }
    }
    byte[] challenge = new byte[LENGTH];
    random.nextBytes(challenge);
    out.put(key(challenge), new Issued(userId, now.plus(LIFE)));
    return challenge;
  }

  /**
   * Takes a challenge back.
   *
   * @return true when it was made here for that user, not taken back before, and not too long ago
   */
  public synchronized boolean take(byte[] challenge, String userId) {
    Issued issued = out.get(key(challenge));
    if (issued == null || !issued.userId().equals(userId)) {
      return false; // Another user's stays good: nobody can use it up for them.
    }
    out.remove(key(challenge));
    return clock.instant().isBefore(issued.until());
  }

  private static String key(byte[] challenge) {
    return HexFormat.of().formatHex(Arrays.copyOf(challenge, Math.min(challenge.length, 64)));
  }
}
