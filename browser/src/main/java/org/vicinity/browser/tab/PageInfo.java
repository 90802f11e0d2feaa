package org.vicinity.browser.tab;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.name.Origin;

/**
 * What the browser tells of a page when the user asks with whom they deal. The texts of devices and
 * certificates in it are made fit for display.
 *
 * @param title in a few words
 * @param lines label and value, in their order
 * @param device whose page it is
 */
record PageInfo(String title, List<Line> lines, Optional<Grant> device) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.systemDefault());
  private static final int LONGEST = 200;

  /** One thing that is told. */
  record Line(String label, String value) {
    Line {
      value = PlainText.line(value, LONGEST);
    }
  }

  /**
   * Returns what is known.
   *
   * @param url the document's address
   * @param byHost the active grant of a host name
   * @param devicesOf the active grants of an origin
   */
  static PageInfo of(
      String url,
      Function<String, Optional<Grant>> byHost,
      Function<Origin, List<Grant>> devicesOf) {
    SiteIdentity identity = SiteIdentity.of(url, byHost);
    Optional<Grant> device =
        identity.kind() == SiteIdentity.Kind.DEVICE
            ? Hosts.of(url).flatMap(byHost)
            : Optional.empty();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Connection", identity.explanation()));
    if (device.isPresent()) {
      device(device.get(), lines);
    } else {
      SiteIdentity.origin(url).ifPresent(origin -> site(origin, devicesOf.apply(origin), lines));
    }
    return new PageInfo(
        device.map(grant -> grant.device().name()).orElse(identity.text()),
        List.copyOf(lines),
        device);
  }

  private static void device(Grant grant, List<Line> lines) {
    lines.add(new Line("Device", grant.device().name() + " (" + grant.device().type() + ")"));
    lines.add(new Line("Given to", grant.origin().serialized()));
    grant
        .user()
        .ifPresent(
            user ->
                lines.add(
                    new Line(
                        "User", user.displayName().isEmpty() ? user.id() : user.displayName())));
    lines.add(new Line("Since", DAY.format(grant.created())));
    lines.add(
        new Line(
            "Certificate by",
            grant.authority().getSubjectX500Principal().getName()
                + ", trusted for this device only"));
    lines.add(new Line("Valid until", DAY.format(grant.leaf().getNotAfter().toInstant())));
  }

  private static void site(Origin origin, List<Grant> devices, List<Line> lines) {
    lines.add(new Line("Site", origin.serialized()));
    if (devices.isEmpty()) {
      lines.add(new Line("Devices", "This site reaches none of your devices."));
    }
    for (Grant grant : devices) {
      lines.add(new Line("May reach", grant.device().name() + " at " + grant.host().origin()));
    }
  }
}
