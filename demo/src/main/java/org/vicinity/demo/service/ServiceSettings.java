package org.vicinity.demo.service;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.vicinity.demo.service.ca.Fault;

/**
 * How one service is set up.
 *
 * @param bind the address that it listens on
 * @param port 0 for any
 * @param host the host name in its origin
 * @param tls empty for plain HTTP
 * @param state where the private CA and the ledger are kept
 * @param makerCa the CA certificates of the manufacturers that it trusts, PEM
 * @param fault what it does wrong, for tests of browsers
 */
public record ServiceSettings(
    String bind,
    int port,
    String host,
    Optional<SslContextFactory.Server> tls,
    Path state,
    Path makerCa,
    Fault fault) {}
