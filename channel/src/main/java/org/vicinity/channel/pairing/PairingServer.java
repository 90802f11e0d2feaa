package org.vicinity.channel.pairing;

import java.util.function.Consumer;
import org.vicinity.channel.MessageChannel;

/**
 * The device's end of steps 4 to 13, with the fail-safe: one pairing at a time, within its limits,
 * one CSR, one certificate, and all undone unless the browser comes back over TLS. Thread-safe; the
 * {@link DeviceSide} is called on one thread of the server's own.
 */
public final class PairingServer implements AutoCloseable {
  /** Makes a server that accepts pairings at once. */
  public PairingServer(PairingSettings settings, DeviceSide device) {}

  /** Makes one whose limits run on that timer. */
  public PairingServer(PairingSettings settings, DeviceSide device, PairingTimer timer) {}

  /**
   * Serves one channel; blocks until it is done, and closes it. Called on the transport's thread,
   * for several channels at a time.
   */
  public void serve(MessageChannel channel) {
    throw new UnsupportedOperationException();
  }

  /**
   * Commits the pairing that waits for it. Called by the device's HTTPS server for {@code POST
   * /.well-known/vicinity/commit}; waits for {@link DeviceSide#commit()}.
   *
   * @param host the host name that the TLS connection was made to (SNI)
   * @return true when it is committed now, or was by the same call before; false when nothing waits
   *     for that host with that secret
   */
  public boolean commit(String host, PairingSecret secret) {
    throw new UnsupportedOperationException();
  }

  /** Returns whether a browser may begin now: not busy, pairing mode open. */
  public boolean pairable() {
    throw new UnsupportedOperationException();
  }

  /** Hears each change of {@link #pairable()}, on the server's thread. */
  public void onPairableChanged(Consumer<Boolean> listener) {}

  /** Opens the pairing mode again and forgets the wrong PINs: someone is at the device. */
  public void restartPairingMode() {}

  /** Rolls back a pairing that is not committed, closes its channel and accepts no more. */
  @Override
  public void close() {}
}
