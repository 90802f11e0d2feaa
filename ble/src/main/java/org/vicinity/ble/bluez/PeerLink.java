package org.vicinity.ble.bluez;

import java.util.concurrent.CompletableFuture;
import org.bluez.Device1;
import org.vicinity.ble.frame.Frame;
import org.vicinity.ble.radio.FrameLink;
import org.vicinity.ble.radio.LinkListener;

/** The peripheral's connection to one central. */
final class PeerLink implements FrameLink {
  private static final int ATT_HEADER = 3;

  private final BluezConnection bluez;
  private final Indications indications;
  private final String device;
  private volatile int maxFrame = Frame.MIN_SIZE;
  private volatile LinkListener listener;

  /** Only the loop uses it. */
  private boolean over;

  /**
   * Makes one.
   *
   * @param device BlueZ's object of the central
   */
  PeerLink(BluezConnection bluez, Indications indications, String device) {
    this.bluez = bluez;
    this.indications = indications;
    this.device = device;
  }

  String device() {
    return device;
  }

  void listener(LinkListener hears) {
    listener = hears;
  }

  LinkListener listener() {
    return listener;
  }

  /** Takes the MTU that came with a write. */
  void mtu(int mtu) {
    maxFrame = Math.max(Frame.MIN_SIZE, Math.min(mtu - ATT_HEADER, Frame.MAX_SIZE));
  }

  @Override
  public int maxFrame() {
    return maxFrame;
  }

  @Override
  public CompletableFuture<Void> send(byte[] frame) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    bluez.execute(() -> indications.add(this, frame, done));
    return done;
  }

  /** The central is gone; for the loop only. */
  void lost(String why) {
    over = true;
    indications.drop(this, why);
    listener.lost(why);
  }

  /**
   * Disconnects the central; BlueZ's signal then ends the link. Nothing once the link is over: to
   * BlueZ a central that connected anew is the same object.
   */
  @Override
  public void close() {
    bluez.execute(
        () -> {
          if (!over) {
            indications.drop(this, Loss.CLOSED);
            bluez.call(device, Device1.class, "Disconnect");
          }
        });
  }
}
