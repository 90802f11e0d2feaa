package org.vicinity.demo.service;

import java.io.IOException;
import java.time.Clock;
import org.vicinity.certstore.name.Origin;
import org.vicinity.demo.service.account.Accounts;
import org.vicinity.demo.service.account.Sessions;
import org.vicinity.demo.service.ca.CertificateIssuer;
import org.vicinity.demo.service.ca.Challenges;
import org.vicinity.demo.service.ca.Manufacturers;
import org.vicinity.demo.service.http.ServiceHttpServer;

/** A running service. */
public final class DemoService implements AutoCloseable {
  private final ServiceHttpServer web;
  private final CertificateIssuer issuer;

  /**
   * Starts a service; returns when it answers.
   *
   * @throws org.vicinity.demo.http.PortTakenException when the port cannot be had
   * @throws IOException when the state cannot be read or written
   */
  public DemoService(ServiceSettings settings, Clock clock) throws IOException {
    Challenges challenges = new Challenges(clock);
    issuer =
        CertificateIssuer.open(
            settings.state(),
            new Manufacturers(settings.makerCa()),
            challenges,
            settings.fault(),
            clock);
    web = new ServiceHttpServer(settings.bind(), settings.port(), settings.host(), settings.tls());
    try {
      web.start(
          new ServiceHttpServer.Parts(
              new Accounts(clock), new Sessions(clock), challenges, issuer));
    } catch (IOException | RuntimeException e) {
      web.close();
      throw e;
    }
  }

  /** Returns the origin of its pages. */
  public Origin origin() {
    return web.origin();
  }

  /** Returns its private CA. */
  public CertificateIssuer issuer() {
    return issuer;
  }

  @Override
  public void close() {
    web.close();
  }
}
