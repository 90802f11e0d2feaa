package org.vicinity.ble;

import java.util.UUID;

/** The GATT service of the near-field channel; see docs/guides/pairable-over-ble.md. */
public final class VicinityService {
  /** The service. It is in the advertisement. */
  public static final UUID SERVICE = UUID.fromString("7a1c0001-5f0e-4b7c-9d3a-0e6b7f2c8d11");

  /** The characteristic that takes frames from the central: write with response. */
  public static final UUID TO_DEVICE = UUID.fromString("7a1c0002-5f0e-4b7c-9d3a-0e6b7f2c8d11");

  /** The characteristic that carries frames to the central: indicate. */
  public static final UUID TO_CENTRAL = UUID.fromString("7a1c0003-5f0e-4b7c-9d3a-0e6b7f2c8d11");

  private VicinityService() {}
}
