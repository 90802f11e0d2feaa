package org.vicinity.ble.testing;

import java.util.Optional;
import org.bluez.Device1;
import org.freedesktop.dbus.types.Variant;

/** One adapter as another one sees it. */
final class FakeDevice extends FakeObject implements Device1 {
  private final FakeAdapter here;
  private final FakeAdapter there;

  FakeDevice(FakeBluez bluez, FakeAdapter here, FakeAdapter there) {
    super(bluez, pathOf(here, there), Device1.class);
    this.here = here;
    this.there = there;
    initially("Address", new Variant<>(there.address()));
    initially("Alias", new Variant<>(there.address().replace(':', '-')));
    initially("Connected", new Variant<>(false));
    initially("ServicesResolved", new Variant<>(false));
    initially("UUIDs", new Variant<>(new String[0], "as"));
  }

  static String pathOf(FakeAdapter here, FakeAdapter there) {
    return here.path + "/dev_" + there.address().replace(':', '_');
  }

  FakeAdapter here() {
    return here;
  }

  FakeAdapter there() {
    return there;
  }

  @Override
  public void Connect() {
    bluez.disturbance().beforeCall("Connect");
    if (!here.is("Powered")) {
      throw new org.bluez.Error.NotReady("Resource Not Ready");
    }
    Optional<FakeAdapter.Registered> application = there.application();
    if (!there.is("Powered") || application.isEmpty()) {
      throw new org.bluez.Error.Failed("le-connection-abort-by-local");
    }
    FakeDevice other = bluez.device(there, here);
    set("Connected", new Variant<>(true));
    other.set("Connected", new Variant<>(true));
    bluez.disturbance().beforeCall("resolve");
    bluez.showServices(this, application.get());
    if (!is("Connected")) { // given up meanwhile
      bluez.hideServices(this);
      throw new org.bluez.Error.Failed("le-connection-abort-by-local");
    }
    set("ServicesResolved", new Variant<>(true));
    // Once connected, BlueZ tells the adapter's alias instead of the advertised name.
    set("Name", new Variant<>(String.valueOf(there.get("Alias"))));
  }

  @Override
  public void Disconnect() {
    bluez.count("Disconnect");
    hangUp();
  }

  /** Ends the link on both sides. */
  void hangUp() {
    for (FakeDevice end : new FakeDevice[] {this, bluez.device(there, here)}) {
      if (end.is("Connected")) {
        bluez.hideServices(end);
        end.set("ServicesResolved", new Variant<>(false));
        end.set("Connected", new Variant<>(false));
      }
    }
  }

  @Override
  public void ConnectProfile(String uuid) {
    throw new org.bluez.Error.NotSupported("not simulated");
  }

  @Override
  public void DisconnectProfile(String uuid) {
    throw new org.bluez.Error.NotSupported("not simulated");
  }

  @Override
  public void Pair() {
    throw new org.bluez.Error.NotSupported("not simulated");
  }

  @Override
  public void CancelPairing() {
    throw new org.bluez.Error.NotSupported("not simulated");
  }
}
