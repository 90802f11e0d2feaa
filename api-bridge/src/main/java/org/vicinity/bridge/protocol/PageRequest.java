package org.vicinity.bridge.protocol;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.User;
import org.vicinity.channel.DiscoveredDevice;

/** What a page asks for. All texts are the page's: bounded, otherwise unchecked. */
public sealed interface PageRequest {
  /** The document lives. Stays pending as long as it does, and is never resolved. */
  record Listen() implements PageRequest {}

  /** What happened since the last time? Stays pending until something did. */
  record Events() implements PageRequest {}

  /** Can devices be searched for at all? */
  record Availability() implements PageRequest {}

  /** Which devices does this origin have? */
  record Devices() implements PageRequest {}

  /**
   * Step 1: let the user choose a device.
   *
   * @param filters what to offer; empty means all
   * @param exclusionFilters what not to offer even so
   * @param user for whom
   * @param gesture the number, within the document, of the user gesture that this call uses up
   */
  record RequestDevice(
      List<DeviceFilter> filters,
      List<DeviceFilter> exclusionFilters,
      Optional<User> user,
      long gesture)
      implements PageRequest {
    /** Takes copies. */
    public RequestDevice {
      filters = List.copyOf(filters);
      exclusionFilters = List.copyOf(exclusionFilters);
    }

    /** Returns which devices the chooser shall offer. */
    public Predicate<DiscoveredDevice> predicate() {
      return device ->
          (filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(device)))
              && exclusionFilters.stream().noneMatch(filter -> filter.matches(device));
    }
  }

  /**
   * Step 5: have the chosen device make a certificate request.
   *
   * @param challenge the service's challenge, in base64url as it came
   * @param label the wished device label
   */
  record CreateCertificateRequest(GrantId device, String challenge, Optional<String> label)
      implements PageRequest {}

  /**
   * Step 12: deliver the certificate.
   *
   * @param certificate the chain, PEM as it came
   * @param authority the service's private CA, PEM as it came
   */
  record SetCertificate(GrantId device, String certificate, String authority)
      implements PageRequest {}

  /** Give a device up. */
  record Forget(GrantId device) implements PageRequest {}
}
