package org.vicinity.browser.display;

/** The near-field channels as people call them. */
public enum Channel {
  /** The local network. */
  LAN("lan"),
  /** Bluetooth Low Energy. */
  BLUETOOTH("ble"),
  /** A cable. */
  USB("usb"),
  /** Held against each other. */
  NFC("nfc"),
  /** Anything else, such as the one of tests. */
  OTHER("");

  private final String transport;

  Channel(String transport) {
    this.transport = transport;
  }

  /** Returns the channel of a transport by its name. */
  public static Channel of(String transport) {
    for (Channel channel : values()) {
      if (channel != OTHER && channel.transport.equals(transport)) {
        return channel;
      }
    }
    return OTHER;
  }

  /** Returns what people call it. */
  public String label() {
    return DisplayTexts.CHANNEL.of(this);
  }
}
