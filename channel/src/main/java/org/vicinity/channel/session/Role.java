package org.vicinity.channel.session;

/** The two ends of a session. */
enum Role {
  BROWSER("vicinity-browser", 1, "vicinity/1 browser to device"),
  DEVICE("vicinity-device", 2, "vicinity/1 device to browser");

  private final String participantId;
  private final int direction;
  private final String keyLabel;

  Role(String participantId, int direction, String keyLabel) {
    this.participantId = participantId;
    this.direction = direction;
    this.keyLabel = keyLabel;
  }

  /** Returns its name in EC-JPAKE. */
  String participantId() {
    return participantId;
  }

  /** Returns what the frames that it sends are marked with. */
  int direction() {
    return direction;
  }

  /** Returns the HKDF label of the key that it sends with. */
  String keyLabel() {
    return keyLabel;
  }

  Role peer() {
    return this == BROWSER ? DEVICE : BROWSER;
  }
}
