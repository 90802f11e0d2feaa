package org.vicinity.demo.service.ca;

import java.time.Duration;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.demo.pki.KeyPairs;
import org.vicinity.demo.pki.LeafTemplate;

/**
 * What an evil or careless service does wrong, each in exactly one way; for tests of the browser,
 * which must refuse every one of these certificates.
 */
public enum Fault {
  /** Nothing is wrong. */
  NONE {
    @Override
    LeafTemplate apply(LeafTemplate good, DeviceHostName host) {
      return good;
    }
  },
  /** The certificate is for another device of the same origin. */
  WRONG_NAME {
    @Override
    LeafTemplate apply(LeafTemplate good, DeviceHostName host) {
      return good.named(new DeviceHostName("another-device", host.originLabel()).value());
    }
  },
  /** It is signed by another CA than the one that comes with it. */
  OTHER_CA {
    @Override
    LeafTemplate apply(LeafTemplate good, DeviceHostName host) {
      return good;
    }
  },
  /** It ended yesterday. */
  EXPIRED {
    @Override
    LeafTemplate apply(LeafTemplate good, DeviceHostName host) {
      Duration late = Duration.between(good.notBefore(), good.notAfter()).plusDays(1);
      return good.valid(good.notBefore().minus(late), good.notAfter().minus(late));
    }
  },
  /** It is for every device of the origin. */
  WILDCARD {
    @Override
    LeafTemplate apply(LeafTemplate good, DeviceHostName host) {
      return good.named("*." + host.originLabel().value() + ".local");
    }
  },
  /** It is for a key of the service's own, so that the service could pose as the device. */
  OTHER_KEY {
    @Override
    LeafTemplate apply(LeafTemplate good, DeviceHostName host) {
      return good.keyed(KeyPairs.generate().getPublic());
    }
  };

  /** Returns the template with this fault in it. */
  abstract LeafTemplate apply(LeafTemplate good, DeviceHostName host);

  /** Returns its name on the command line, such as {@code wrong-name}. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
