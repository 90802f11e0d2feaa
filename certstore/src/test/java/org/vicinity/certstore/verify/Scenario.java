package org.vicinity.certstore.verify;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

/** A chain in which everything is right, until a test changes one thing. */
final class Scenario {
  static final String HOST = "media-server-1.vod-example-com.local";

  final Template root;
  final Optional<Template> issuing;
  final Template leaf;
  Instant at = Service.NOW;
  String host = HOST;
  Optional<PublicKey> expectedKey = Optional.empty();
  SystemRoots systemRoots = SystemRoots.ofPlatform();

  private UnaryOperator<List<X509Certificate>> presented = UnaryOperator.identity();
  private Optional<X509Certificate> authority = Optional.empty();

  private Scenario(Template root, Optional<Template> issuing) {
    this.root = root;
    this.issuing = issuing;
    this.leaf = Service.leaf(issuing.orElse(root), HOST);
  }

  /** The leaf is issued by the root. */
  static Scenario direct() {
    return new Scenario(Service.root("vod"), Optional.empty());
  }

  /** The same with a root that has the given key. */
  static Scenario direct(KeyPair rootKey, String algorithm) {
    Template root = Service.root("vod", rootKey).algorithm(algorithm);
    Scenario scenario = new Scenario(root, Optional.empty());
    scenario.leaf.algorithm(algorithm);
    return scenario;
  }

  /** The leaf is issued by an intermediate, that one by the root. */
  static Scenario viaIntermediate() {
    Template root = Service.root("vod");
    return new Scenario(root, Optional.of(Service.intermediate(root)));
  }

  Scenario with(Consumer<Scenario> change) {
    change.accept(this);
    return this;
  }

  Template intermediate() {
    return issuing.orElseThrow();
  }

  /** Presents something else than leaf and intermediate. */
  void present(UnaryOperator<List<X509Certificate>> change) {
    presented = change;
  }

  void authority(X509Certificate other) {
    authority = Optional.of(other);
  }

  void trustsAsSystemRoot(PublicKey key) {
    systemRoots = new SystemRoots(Optional.of(Set.of(PathCertificate.encoded(key))));
  }

  Verdict verdict() {
    List<X509Certificate> chain = new ArrayList<>();
    chain.add(leaf.signedBy(issuing.orElse(root)));
    issuing.ifPresent(ca -> chain.add(ca.signedBy(root)));
    Expectation expectation =
        new Expectation(
            host,
            authority.orElseGet(root::selfSigned),
            expectedKey.orElse(leaf.key().getPublic()));
    return new CertificateVerifier(systemRoots)
        .verify(presented.apply(List.copyOf(chain)), expectation, at);
  }
}
