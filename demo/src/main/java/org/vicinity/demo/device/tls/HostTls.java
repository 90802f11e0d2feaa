package org.vicinity.demo.device.tls;

import java.security.GeneralSecurityException;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.vicinity.demo.device.host.HostTable;
import org.vicinity.demo.device.host.TlsIdentity;

/**
 * The TLS settings of the device's port, which follow the {@link HostTable}. Every change makes a
 * new {@code SSLContext}: its session tickets have new keys, so a client cannot resume a session of
 * a host name that was removed, or one with the certificate that was replaced.
 */
public final class HostTls implements HostTable.Listener {
  private final SslContextFactory.Server factory = new SslContextFactory.Server();

  /** Makes settings that serve nothing yet. */
  public HostTls() {
    factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    factory.setRenegotiationAllowed(false);
    factory.setSslContext(context(Map.of()));
  }

  /** Returns what a Jetty connector takes. */
  public SslContextFactory.Server factory() {
    return factory;
  }

  @Override
  public void identitiesChanged(Map<String, TlsIdentity> identities) {
    SSLContext context = context(identities);
    try {
      if (factory.isRunning()) {
        factory.reload(each -> each.setSslContext(context));
      } else {
        factory.setSslContext(context);
      }
    } catch (Exception e) {
      throw new IllegalStateException("the TLS settings cannot be changed", e);
    }
  }

  private static SSLContext context(Map<String, TlsIdentity> identities) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] keys = {new SniKeyManager(identities)};
      // No client certificates: nobody is trusted.
      context.init(keys, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has TLS", impossible);
    }
  }
}
