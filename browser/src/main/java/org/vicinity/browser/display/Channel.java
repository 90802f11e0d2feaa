package org.vicinity.browser.display;

/** The near-field channels as people call them. */
public enum Channel {
  /** The local network. */
  LAN("lan", "Network"),
  /** Bluetooth Low Energy. */
  BLUETOOTH("ble", "Bluetooth"),
  /** A cable. */
  USB("usb", "USB"),
  /** Held against each other. */
  NFC("nfc", "NFC"),
  /** Anything else, such as the one of tests. */
  OTHER("", "Nearby");

  private final String transport;
  private final String label;

  Channel(String transport, String label) {
    this.transport = transport;
    this.label = label;
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
    return label;
  }
}
