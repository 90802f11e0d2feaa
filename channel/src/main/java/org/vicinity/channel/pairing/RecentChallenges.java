package org.vicinity.channel.pairing;

import com.google.common.hash.Hashing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

/**
 * The challenges that were signed lately, as hashes: none is signed twice. That a challenge is
 * fresh and its own is for the service to see; this keeps a device from being used to answer an old
 * one. For one thread at a time.
 */
final class RecentChallenges {
  private static final int MIN_LENGTH = 16;
  private static final int MAX_LENGTH = 64;
  private static final int REMEMBERED = 256;

  private final Map<String, Boolean> used =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * Checks length and freshness.
   *
   * @throws ChannelException {@code CHALLENGE_REFUSED}
   */
  void check(byte[] challenge) throws ChannelException {
    if (challenge.length < MIN_LENGTH || challenge.length > MAX_LENGTH) {
      throw new ChannelException(
          ChannelError.CHALLENGE_REFUSED, challenge.length + " bytes, not 16..64");
    }
    if (used.containsKey(key(challenge))) {
      throw new ChannelException(ChannelError.CHALLENGE_REFUSED, "used before");
    }
  }

  void remember(byte[] challenge) {
    used.put(key(challenge), true);
  }

  private static String key(byte[] challenge) {
    return Hashing.sha256().hashBytes(challenge).toString();
  }
}
