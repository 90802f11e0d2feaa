package org.vicinity.browser.engine;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Who may send requests to one device, top-level navigations apart.
 *
 * @param host the device's host name
 * @param initiators hosts whose pages may; Chromium counts their subdomains in
 * @param except hosts whose pages may not although an initiator covers them
 */
public record PairRule(String host, List<String> initiators, List<String> except) {
  private static final Pattern HOST = Pattern.compile("[a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}\\]");

  /** Copies the lists and refuses what is no host: the text goes into a script of the engine. */
  public PairRule {
    initiators = List.copyOf(initiators);
    except = List.copyOf(except);
    requireHost(host);
    initiators.forEach(PairRule::requireHost);
    except.forEach(PairRule::requireHost);
  }

  private static void requireHost(String host) {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("a rule names hosts in lower-case ASCII only");
    }
  }
}
