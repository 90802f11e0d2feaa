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
    lines.add(new Line(TabTexts.CONNECTION.text(), identity.explanation()));
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
    lines.add(
        new Line(
            TabTexts.DEVICE.text(),
            TabTexts.DEVICE_AND_TYPE.text(grant.device().name(), grant.device().type())));
    lines.add(new Line(TabTexts.GIVEN_TO.text(), grant.origin().serialized()));
    grant
        .user()
        .ifPresent(
            user ->
                lines.add(
                    new Line(
                        TabTexts.USER.text(),
                        user.displayName().isEmpty() ? user.id() : user.displayName())));
    lines.add(new Line(TabTexts.SINCE.text(), DAY.format(grant.created())));
    lines.add(
        new Line(
            TabTexts.CERTIFICATE_BY.text(),
            TabTexts.AUTHORITY.text(grant.authority().getSubjectX500Principal().getName())));
    lines.add(
        new Line(TabTexts.VALID_UNTIL.text(), DAY.format(grant.leaf().getNotAfter().toInstant())));
  }

  private static void site(Origin origin, List<Grant> devices, List<Line> lines) {
    lines.add(new Line(TabTexts.SITE.text(), origin.serialized()));
    if (devices.isEmpty()) {
      lines.add(new Line(TabTexts.DEVICES.text(), TabTexts.NO_DEVICES.text()));
    }
    for (Grant grant : devices) {
      lines.add(
          new Line(
              TabTexts.MAY_REACH.text(),
              TabTexts.DEVICE_AT.text(grant.device().name(), grant.host().origin())));
    }
  }
}
