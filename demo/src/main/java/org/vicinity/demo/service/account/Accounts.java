package org.vicinity.demo.service.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The demo's two accounts. Their passwords stand on the log-in page, so they are no secret and
 * plain text here does no harm; a real service keeps slow hashes (such as Argon2) in a database.
 * Thread-safe.
 */
public final class Accounts {
  private static final int MAX_FAILURES = 10;
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private record Entry(Account account, byte[] password) {}

  private record Failures(int count, Instant last) {}

  /** What a log-in came to. */
  public sealed interface Outcome {
    /** Name and password fit. */
    record LoggedIn(Account account) implements Outcome {}

    /** They do not; which of the two is not told. */
    record Wrong() implements Outcome {}

    /** Too many wrong ones for this name lately. */
    record Paused(Duration left) implements Outcome {}
  }

  private static final Map<String, Entry> ENTRIES =
      Map.of("alice", entry("alice", "Alice"), "bob", entry("bob", "Bob"));

  private final Clock clock;
  private final Map<String, Failures> failures = new HashMap<>();

  /** Makes the accounts; the clock is for the pause after wrong passwords. */
  public Accounts(Clock clock) {
    this.clock = clock;
  }

  private static Entry entry(String id, String displayName) {
    return new Entry(new Account(id, displayName), (id + "-demo").getBytes(StandardCharsets.UTF_8));
  }

  /** Checks a name and a password. */
  public synchronized Outcome logIn(String id, String password) {
    Optional<Entry> entry = Optional.ofNullable(ENTRIES.get(id));
    if (entry.isEmpty()) {
      return new Outcome.Wrong(); // Not counted: names that do not exist would fill the memory.
    }
    Failures before = failures.getOrDefault(id, new Failures(0, Instant.EPOCH));
    Instant now = clock.instant();
    Duration left = Duration.between(now, before.last().plus(PAUSE));
    if (before.count() >= MAX_FAILURES && !left.isNegative()) {
      return new Outcome.Paused(left);
    }
    if (MessageDigest.isEqual(entry.get().password(), password.getBytes(StandardCharsets.UTF_8))) {
      failures.remove(id);
      return new Outcome.LoggedIn(entry.get().account());
    }
    int count = before.count() >= MAX_FAILURES ? 1 : before.count() + 1;
    failures.put(id, new Failures(count, now));
    return new Outcome.Wrong();
  }
}
