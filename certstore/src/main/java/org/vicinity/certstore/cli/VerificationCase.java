package org.vicinity.certstore.cli;

import java.time.Instant;
import java.util.List;
import org.vicinity.certstore.revocation.RevocationList;

/**
 * One question to the verifier. All texts are PEM and hostile; malformed ones are answered with a
 * refusal.
 *
 * @param host any text; one that no device can be granted is refused
 * @param authorities each one or more certificates; the chain may end at any of them
 * @param untrusted each one or more certificates, in any order, needed or not
 * @param leaf the certificate in question; further ones after it count as untrusted
 * @param lists revocation lists; without any, revocation is not checked
 * @param at the time at which it has to be valid
 */
record VerificationCase(
    String host,
    List<String> authorities,
    List<String> untrusted,
    String leaf,
    List<RevocationList> lists,
    Instant at) {}
