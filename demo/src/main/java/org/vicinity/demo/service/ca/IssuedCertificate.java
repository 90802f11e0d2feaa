package org.vicinity.demo.service.ca;

import java.math.BigInteger;
import java.time.Instant;

/**
 * What the ledger says of one certificate.
 *
 * @param at when it was issued
 * @param user whose device it is for
 * @param host the device's host name
 * @param serial its serial number
 * @param notAfter when it ends
 * @param product the product that the device proved to be
 */
public record IssuedCertificate(
    Instant at, String user, String host, BigInteger serial, Instant notAfter, String product) {}
