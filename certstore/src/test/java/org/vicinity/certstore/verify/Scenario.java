package org.vicinity.certstore.verify;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

/** A chain in which everything is right, until a test changes one thing. */
public final class Scenario {
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
  private final List<X509Certificate> besides = new ArrayList<>();
  private final List<X509Certificate> otherAuthorities = new ArrayList<>();

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

  /** Puts certificates among those to search a way through that are not part of it. */
  void besides(X509Certificate... others) {
    besides.addAll(List.of(others));
  }

  /** Adds authorities, before the right one. */
  void otherAuthorities(X509Certificate... others) {
    otherAuthorities.addAll(List.of(others));
  }

  Verdict verdict() {
    X509Certificate end = authority.orElseGet(root::selfSigned);
    Expectation expectation =
        new Expectation(host, end, expectedKey.orElse(leaf.key().getPublic()));
    return new CertificateVerifier(systemRoots).verify(chain(), expectation, at);
  }

  /**
   * What a command line can be told of it.
   *
   * @param untrusted in no particular order
   */
  public record Question(
      String host,
      List<X509Certificate> authorities,
      List<X509Certificate> untrusted,
      X509Certificate leaf,
      Instant at) {}

  /** Returns it as a question; empty when it needs more than a question can hold. */
  public Optional<Question> question() {
    List<X509Certificate> chain = chain();
    if (chain.isEmpty()
        || !systemRoots.equals(SystemRoots.ofPlatform())
        || expectedKey.filter(key -> !key.equals(chain.get(0).getPublicKey())).isPresent()) {
      return Optional.empty();
    }
    List<X509Certificate> untrusted = new ArrayList<>(besides);
    untrusted.addAll(chain.subList(1, chain.size()));
    List<X509Certificate> authorities = new ArrayList<>(otherAuthorities);
    authorities.add(authority.orElseGet(root::selfSigned));
    Collections.shuffle(untrusted, new Random(untrusted.size()));
    return Optional.of(new Question(host, authorities, untrusted, chain.get(0), at));
  }

  private List<X509Certificate> chain() {
    List<X509Certificate> chain = new ArrayList<>();
    chain.add(leaf.signedBy(issuing.orElse(root)));
    issuing.ifPresent(ca -> chain.add(ca.signedBy(root)));
    return presented.apply(List.copyOf(chain));
  }
}
