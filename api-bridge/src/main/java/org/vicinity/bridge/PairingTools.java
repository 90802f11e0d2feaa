package org.vicinity.bridge;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.verify.CertificateVerifier;

/**
 * What every pairing works with.
 *
 * @param limit how long a page may take from the chooser to the certificate
 */
record PairingTools(
    GrantStore store,
    CertificateVerifier verifier,
    CertificateRevocations revocations,
    NameCheck names,
    DeviceHttp http,
    HostReservations hosts,
    Clock clock,
    ScheduledExecutorService timer,
    Duration limit) {}
