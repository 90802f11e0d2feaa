package org.vicinity.demo.device;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The challenges that were signed, so that none is signed twice; forgets the oldest. For one thread
 * at a time.
 */
final class SpentChallenges {
  private static final int CAPACITY = 1024;

  private final Set<ByteBuffer> spent =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
              return size() > CAPACITY;
            }
          });

  /** Says whether a challenge was signed before. */
  boolean contains(byte[] challenge) {
    return spent.contains(ByteBuffer.wrap(challenge));
  }

  /** Notes that a challenge was signed. */
  void add(byte[] challenge) {
    spent.add(ByteBuffer.wrap(challenge.clone()));
  }
}
