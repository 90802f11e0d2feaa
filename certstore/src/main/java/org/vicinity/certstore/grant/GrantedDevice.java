package org.vicinity.certstore.grant;

/**
 * What the device said of itself when the user picked it. Untrusted text: escape it before showing.
 *
 * @param name what the chooser showed, at most 256 characters
 * @param type the kind of device, such as {@code media-cache}, at most 256 characters
 * @param vendor the maker, empty when not told, at most 256 characters
 */
public record GrantedDevice(String name, String type, String vendor) {
  private static final int MAX = 256;

  /** Checks the lengths; half surrogate pairs become U+FFFD. */
  public GrantedDevice {
    name = WellFormed.text(name);
    type = WellFormed.text(type);
    vendor = WellFormed.text(vendor);
    if (name.length() > MAX || type.length() > MAX || vendor.length() > MAX) {
      throw new IllegalArgumentException(
          "a device's name, type and vendor have at most " + MAX + " characters each");
    }
  }
}
