package org.vicinity.browser.gate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.engine.Navigation;
import org.vicinity.browser.engine.NavigationPolicy;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;

/**
 * Decides where whole tabs may go; the engine's rules cover everything else. A device's page opens
 * for the user, for its origin and for itself. When the device itself has sent the tab elsewhere,
 * the tab may come back once: that is how single sign-on works. In a tab that other windows can
 * reach, all of their origins have to be allowed. Thread-safe.
 */
public final class DeviceNavigations implements NavigationPolicy {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceNavigations.class);
  private static final Set<String> PAGE_SCHEMES = Set.of("http", "https", "about", "data", "blob");
  private static final Set<String> USER_SCHEMES =
      Set.of("http", "https", "about", "data", "blob", "file");

  private final Function<String, Optional<Grant>> byHost;

  /** The device that has sent a tab on its way, by view. */
  private final Map<Integer, DeviceHostName> expected = new ConcurrentHashMap<>();

  /** Makes a policy; {@code byHost} returns the active grant of a host name and must not block. */
  public DeviceNavigations(Function<String, Optional<Grant>> byHost) {
    this.byHost = byHost;
  }

  @Override
  public boolean allows(Navigation navigation) {
    boolean page = navigation.source() == Navigation.Source.PAGE;
    String scheme = scheme(navigation.url());
    if (!(page ? PAGE_SCHEMES : USER_SCHEMES).contains(scheme)) {
      LOG.info("a tab may not open an address of the scheme {}", scheme);
      return false;
    }
    Optional<Grant> target = device(navigation.url());
    if (target.isPresent() && !isApart(navigation, target.get())) {
      return false;
    }
    if (!page) {
      expected.remove(navigation.viewId());
      return true;
    }
    device(navigation.initiator())
        .filter(grant -> navigation.others().stream().allMatch(url -> isOf(url, grant)))
        .ifPresent(grant -> expected.put(navigation.viewId(), grant.host()));
    return target.map(grant -> mayOpen(navigation, grant)).orElse(true);
  }

  /** Whoever can reach the tab may have asked for it, even for what looks like the user's wish. */
  private boolean isApart(Navigation navigation, Grant grant) {
    boolean apart = navigation.others().stream().allMatch(url -> mayAsk(url, grant));
    if (!apart) {
      LOG.info("a device's page does not open where a page of another origin can reach it");
    }
    return apart;
  }

  private boolean mayOpen(Navigation navigation, Grant grant) {
    if (mayAsk(navigation.initiator(), grant)
        || expected.remove(navigation.viewId(), grant.host())) {
      return true;
    }
    LOG.info("a page of another origin may not open a device's page");
    return false;
  }

  private boolean mayAsk(String url, Grant grant) {
    return isOf(url, grant) || origin(url).equals(Optional.of(grant.origin()));
  }

  private boolean isOf(String url, Grant grant) {
    return device(url).map(Grant::host).filter(grant.host()::equals).isPresent();
  }

  @Override
  public boolean mayReach(String opener, String url) {
    return device(opener).isEmpty() && device(url).isEmpty();
  }

  @Override
  public void closed(int viewId) {
    expected.remove(viewId);
  }

  private Optional<Grant> device(String url) {
    return origin(url).map(Origin::host).flatMap(byHost);
  }

  private static Optional<Origin> origin(String url) {
    int end = url.indexOf("://");
    if (end < 0) {
      return Optional.empty();
    }
    int path = end + 3;
    while (path < url.length() && "/?#\\".indexOf(url.charAt(path)) < 0) {
      path++;
    }
    try {
      return Origin.ofUrl(new URI(url.substring(0, path) + "/"));
    } catch (URISyntaxException hostile) {
      return Optional.empty();
    }
  }

  private static String scheme(String url) {
    int colon = url.indexOf(':');
    return colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
  }
}
