package org.vicinity.demo.device.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.X509ExtendedKeyManager;
import org.vicinity.demo.device.host.TlsIdentity;

/**
 * Picks key and certificate by the server name that the client asks for (RFC 6066 section 3). There
 * is no default: without a name, or with one that is not served, the handshake fails. The alias of
 * an identity is its host name.
 */
public final class SniKeyManager extends X509ExtendedKeyManager {
  private final Map<String, TlsIdentity> identities;

  /** Takes what is served, by host name in lower case. */
  public SniKeyManager(Map<String, TlsIdentity> identities) {
    this.identities = Map.copyOf(identities);
  }

  /** Returns the server name that a client asked for, in lower case. */
  public static Optional<String> requestedName(SSLSession session) {
    if (session instanceof ExtendedSSLSession extended) {
      for (SNIServerName name : extended.getRequestedServerNames()) {
        if (name.getType() == StandardConstants.SNI_HOST_NAME && name instanceof SNIHostName host) {
          return Optional.of(host.getAsciiName().toLowerCase(Locale.ROOT));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    return requestedName(engine.getHandshakeSession())
        .filter(host -> hasKeyOfType(host, keyType))
        .orElse(null);
  }

  private boolean hasKeyOfType(String host, String keyType) {
    // The JDK asks once for each type that the client accepts, such as "EC" and "EC_EC".
    TlsIdentity identity = identities.get(host);
    return identity != null && keyType.split("_", 2)[0].equals(identity.key().getAlgorithm());
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    TlsIdentity identity = identities.get(alias);
    return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    TlsIdentity identity = identities.get(alias);
    return identity == null ? null : identity.key();
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return identities.keySet().stream()
        .filter(host -> hasKeyOfType(host, keyType))
        .toArray(String[]::new);
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return null;
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return null;
  }

  @Override
  public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
    return null;
  }
}
