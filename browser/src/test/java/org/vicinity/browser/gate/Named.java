package org.vicinity.browser.gate;

import java.time.Instant;
import java.util.Optional;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.name.DeviceHostName;

/** Many grants without many keys. */
final class Named {
  private Named() {}

  static Grant copy(Grant template, String label, Instant used) {
    return new Grant(
        GrantId.random(),
        template.origin(),
        template.user(),
        template.device(),
        DeviceHostName.of(template.origin(), label, taken -> false),
        template.chain(),
        template.authority(),
        template.secret(),
        template.created(),
        Optional.of(used),
        template.state());
  }
}
