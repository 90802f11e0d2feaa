package org.vicinity.browser.revocation;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.revocation.OcspAnswer;
import org.vicinity.certstore.revocation.OcspQuestion;
import org.vicinity.certstore.revocation.RevocationEvidence;
import org.vicinity.certstore.revocation.RevocationFormatException;
import org.vicinity.certstore.revocation.RevocationList;
import org.vicinity.certstore.revocation.RevocationPolicy;
import org.vicinity.certstore.revocation.RevocationRules;
import org.vicinity.certstore.revocation.RevocationStatus;

/**
 * Asks an origin about the certificates that its CA issued. Lists come first, because reading a
 * list tells nobody which device is meant; a responder is asked only where no list was to be had.
 * Thread-safe; {@link Round} says for how long an answer is not asked for again.
 */
final class Lookup {
  /** A run over many chains, in which everything is asked for once. */
  static final class Round {
    private final Map<String, Optional<String>> outcomes = new ConcurrentHashMap<>();
    private final Set<Origin> silent = ConcurrentHashMap.newKeySet();
    private final Set<Origin> ignored = ConcurrentHashMap.newKeySet();
  }

  private interface Request {
    /** Returns half a sentence on why nothing was learned. */
    Optional<String> make() throws IOException, RevocationFormatException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Lookup.class);
  private static final String LIST = "application/pkix-crl";
  private static final String QUESTION = "application/ocsp-request";
  private static final String ANSWER = "application/ocsp-response";

  private final OriginHttp http;
  private final RevocationCache cache;
  private final Clock clock;

  Lookup(OriginHttp http, RevocationCache cache, Clock clock) {
    this.http = http;
    this.cache = cache;
    this.clock = clock;
  }

  /**
   * Asks about every certificate of a chain; blocks.
   *
   * @return what went wrong, in half sentences
   */
  List<String> refresh(Chain chain, Round round) {
    List<String> problems = new ArrayList<>();
    for (Chain.Link link : chain.links()) {
      OwnSources sources = OwnSources.of(link.certificate(), chain.origin());
      sources.ignored().ifPresent(problems::add);
      sources
          .ignored()
          .filter(why -> round.ignored.add(chain.origin()))
          .ifPresent(why -> LOG.info("{}: {}", chain.origin(), why));
      boolean learned = false;
      for (URI at : sources.lists()) {
        learned |=
            ask(
                chain.origin(),
                round,
                RevocationCache.listName(link.issuer(), at),
                () -> readList(chain.origin(), link, at),
                problems);
      }
      // A list of something else tells nothing, and an older response may stand against it.
      if (!learned || !isGood(chain.origin(), link)) {
        for (URI at : sources.responders()) {
          ask(
              chain.origin(),
              round,
              RevocationCache.answerName(link.certificate(), link.issuer()) + at,
              () -> askResponder(chain.origin(), link, at),
              problems);
        }
      }
    }
    return problems;
  }

  private boolean isGood(Origin origin, Chain.Link link) {
    Chain alone = new Chain(origin, List.of(link.certificate()), link.issuer());
    return RevocationRules.status(
            alone.certificates(),
            alone.authority(),
            known(alone),
            clock.instant(),
            RevocationPolicy.BROWSER)
        instanceof RevocationStatus.Good;
  }

  /** Returns what is kept about a chain; asks nobody. */
  RevocationEvidence known(Chain chain) {
    List<RevocationList> lists = new ArrayList<>();
    List<OcspAnswer> answers = new ArrayList<>();
    for (Chain.Link link : chain.links()) {
      OwnSources.of(link.certificate(), chain.origin())
          .lists()
          .forEach(at -> cache.list(link.issuer(), at).ifPresent(lists::add));
      cache.answer(link.certificate(), link.issuer()).ifPresent(answers::add);
    }
    return new RevocationEvidence(lists, answers);
  }

  /** Takes in what a device stapled to a handshake (RFC 6066 section 8, RFC 6961); hostile. */
  void stapled(Chain chain, List<byte[]> responses) {
    for (byte[] response : responses) {
      try {
        OcspAnswer answer = OcspAnswer.parse(response);
        for (Chain.Link link : chain.links()) {
          if (answer.isAbout(link.certificate(), link.issuer())) {
            cache
                .take(answer, link.certificate(), link.issuer(), clock.instant())
                .ifPresent(why -> LOG.info("a stapled response is not used: {}", why));
          }
        }
      } catch (RevocationFormatException malformed) {
        LOG.info("a stapled response is not used: {}", malformed.getMessage());
      }
    }
  }

  /** Forgets what is kept about other chains than these; for the start. */
  void keepOnly(List<Chain> chains) {
    Set<String> names = new HashSet<>();
    for (Chain chain : chains) {
      for (Chain.Link link : chain.links()) {
        OwnSources.of(link.certificate(), chain.origin())
            .lists()
            .forEach(at -> names.add(RevocationCache.listName(link.issuer(), at)));
        names.add(RevocationCache.answerName(link.certificate(), link.issuer()));
      }
    }
    cache.retain(Collections.unmodifiableSet(names));
  }

  private boolean ask(
      Origin origin, Round round, String key, Request request, List<String> problems) {
    Optional<String> problem =
        round.outcomes.computeIfAbsent(key, once -> outcome(origin, round, request));
    problem.ifPresent(problems::add);
    return problem.isEmpty();
  }

  private static Optional<String> outcome(Origin origin, Round round, Request request) {
    if (round.silent.contains(origin)) {
      return Optional.of("no answer a moment ago");
    }
    Optional<String> problem = made(origin, round, request);
    problem.ifPresent(why -> LOG.info("{}: {}", origin, why));
    return problem;
  }

  private static Optional<String> made(Origin origin, Round round, Request request) {
    try {
      return request.make();
    } catch (RevocationFormatException malformed) {
      return Optional.of(malformed.getMessage());
    } catch (OriginHttp.SilentException silent) {
      // Whoever does not answer once makes everybody else wait only once.
      round.silent.add(origin);
      return Optional.of("cannot be asked: " + silent.getMessage());
    } catch (IOException failed) {
      return Optional.of("cannot be asked: " + failed.getMessage());
    }
  }

  private Optional<String> readList(Origin origin, Chain.Link link, URI at)
      throws IOException, RevocationFormatException {
    byte[] body = http.get(origin, at, LIST, RevocationList.MAX_BYTES);
    return cache.take(RevocationList.parse(body), link.issuer(), at, clock.instant());
  }

  private Optional<String> askResponder(Origin origin, Chain.Link link, URI at)
      throws IOException, RevocationFormatException {
    OcspQuestion question = OcspQuestion.about(link.certificate(), link.issuer());
    OcspAnswer answer =
        OcspAnswer.parse(
            http.post(origin, at, QUESTION, question.encoded(), ANSWER, OcspAnswer.MAX_BYTES));
    if (!answer.answers(question)) {
      return Optional.of("an OCSP response to another question");
    }
    return cache.take(answer, link.certificate(), link.issuer(), clock.instant());
  }
}
