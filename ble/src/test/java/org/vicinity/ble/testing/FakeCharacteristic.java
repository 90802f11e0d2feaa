package org.vicinity.ble.testing;

import java.util.Map;
import org.bluez.GattCharacteristic1;
import org.bluez.datatypes.TwoTuple;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.FileDescriptor;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.Variant;

/** A characteristic of a peripheral's application, as the central sees it. */
final class FakeCharacteristic extends FakeObject implements GattCharacteristic1 {
  private final FakeDevice device;
  private final FakeAdapter.Registered original;

  FakeCharacteristic(
      FakeDevice device,
      String path,
      FakeAdapter.Registered original,
      String uuid,
      String service) {
    super(device.bluez, path, GattCharacteristic1.class);
    this.device = device;
    this.original = original;
    initially("UUID", new Variant<>(uuid));
    initially("Service", new Variant<>(new DBusPath(service)));
    initially("MTU", new Variant<>(new UInt16(FakeBluez.MTU)));
    initially("Notifying", new Variant<>(false));
  }

  FakeDevice device() {
    return device;
  }

  FakeAdapter.Registered original() {
    return original;
  }

  @Override
  public void WriteValue(byte[] value, Map<String, Variant<?>> options) {
    bluez.write(this, value);
  }

  @Override
  public void StartNotify() {
    set("Notifying", new Variant<>(true));
  }

  @Override
  public void StopNotify() {
    set("Notifying", new Variant<>(false));
  }

  /** A value was indicated. */
  void indicated(byte[] value) {
    set("Value", new Variant<>(value));
  }

  @Override
  public byte[] ReadValue(Map<String, Variant<?>> options) {
    throw new org.bluez.Error.NotSupported("not simulated");
  }

  @Override
  public TwoTuple<FileDescriptor, UInt16> AcquireWrite(Map<String, Variant<?>> options) {
    throw new org.bluez.Error.NotSupported("not simulated");
  }

  @Override
  public TwoTuple<FileDescriptor, UInt16> AcquireNotify(Map<String, Variant<?>> options) {
    throw new org.bluez.Error.NotSupported("not simulated");
  }

  @Override
  public void Confirm() {}
}
