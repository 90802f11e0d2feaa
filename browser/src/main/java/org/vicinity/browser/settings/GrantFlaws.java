package org.vicinity.browser.settings;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.revocation.RevocationStatus;

/** Why a granted device does not work, as far as its certificate is the reason. */
final class GrantFlaws {
  private static final int MOST_LINES = 4;

  private final Function<Grant, RevocationStatus> revocations;
  private final Clock clock;

  GrantFlaws(Function<Grant, RevocationStatus> revocations, Clock clock) {
    this.revocations = revocations;
    this.clock = clock;
  }

  /** Returns it in a word or two; empty when all is well. */
  Optional<String> of(Grant grant) {
    RevocationStatus status = revocations.apply(grant);
    if (status instanceof RevocationStatus.Revoked) {
      return Optional.of(SettingsTexts.REVOKED_CERTIFICATE.text());
    }
    if (grant.leaf().getNotAfter().toInstant().isBefore(clock.instant())) {
      return Optional.of(SettingsTexts.EXPIRED.text());
    }
    return status instanceof RevocationStatus.Unknown
        ? Optional.of(SettingsTexts.REVOCATION_UNKNOWN.text())
        : Optional.empty();
  }

  /** Returns a line for each grant that its site revoked; empty when none was. */
  Optional<String> revoked(List<Grant> grants) {
    List<String> lines =
        grants.stream()
            .flatMap(
                grant ->
                    revocations.apply(grant) instanceof RevocationStatus.Revoked revoked
                        ? Stream.of(
                            SettingsTexts.revokedBySite(
                                GrantTableModel.device(grant),
                                grant.origin().serialized(),
                                DateTimeFormatter.ISO_LOCAL_DATE
                                    .withZone(ZoneId.systemDefault())
                                    .format(revoked.since()),
                                revoked.reason()))
                        : Stream.<String>empty())
            .toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String shown = lines.stream().limit(MOST_LINES).collect(Collectors.joining("\n"));
    int more = lines.size() - MOST_LINES;
    return Optional.of(more > 0 ? shown + "\n" + SettingsTexts.andMore(more) : shown);
  }
}
