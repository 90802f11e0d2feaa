package org.vicinity.demo.http;

import java.io.IOException;

/** A server cannot listen where it was told to. The message says what to do about it. */
public final class PortTakenException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The exit status of a program that ends for this reason. */
  public static final int EXIT_STATUS = 5;

  /** Takes where it was. */
  public PortTakenException(String address, int port, Throwable cause) {
    super(
        "port "
            + port
            + " on "
            + address
            + " is in use by another program (or reserved for the administrator):"
            + " give another one with --port, or --port 0 for any that is free",
        cause);
  }
}
