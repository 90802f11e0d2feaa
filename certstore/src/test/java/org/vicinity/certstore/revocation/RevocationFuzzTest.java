package org.vicinity.certstore.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.certstore.fixture.Answers;
import org.vicinity.certstore.fixture.Keys;
import org.vicinity.certstore.fixture.Lists;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

/**
 * The CA never signed that the leaf is revoked, and signed that it is good once, of a list and of a
 * response each: whatever is made of these and of forged ones says this, or nothing.
 */
@Tag("fuzz")
class RevocationFuzzTest {
  private static final Template CA = Service.root("vod");
  private static final X509Certificate ROOT = CA.selfSigned();
  private static final X509Certificate LEAF =
      Service.leaf(CA, "media-server-1.vod-example-com.local").signedBy(CA);
  private static final X509Certificate OTHER =
      Service.leaf(CA, "media-server-2.vod-example-com.local").signedBy(CA);
  private static final Template STRANGER = Service.root("stranger");
  private static final Instant BEGIN = Service.NOW.minus(Duration.ofHours(1));
  private static final String TEXT = "[ -~]{1,300}";

  static Stream<byte[]> lists() {
    return Stream.of(
        Lists.of(CA).revoking(OTHER).der(),
        Lists.of(CA).revoking(LEAF).signedBy(STRANGER.key().getPrivate()).der());
  }

  static Stream<byte[]> files() {
    return Stream.concat(lists(), Stream.of(pem(lists().toList())));
  }

  private static byte[] pem(List<byte[]> lists) {
    Base64.Encoder base64 = Base64.getMimeEncoder();
    StringBuilder text = new StringBuilder();
    for (byte[] list : lists) {
      text.append("-----BEGIN X509 CRL-----\n")
          .append(base64.encodeToString(list))
          .append("\n-----END X509 CRL-----\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  static Stream<byte[]> answers() {
    Template delegate = Service.root("responder");
    return Stream.of(
        Answers.about(LEAF, CA, ROOT).der(),
        Answers.about(LEAF, CA, ROOT).nonce(new byte[32]).der(),
        Answers.about(LEAF, CA, ROOT).revoked(1).signedBy(Keys.p256().getPrivate()).der(),
        Answers.about(LEAF, CA, ROOT).revoked(1).by(delegate, delegate.signedBy(CA)).der(),
        Answers.about(LEAF, CA, ROOT).error(6).der());
  }

  @MethodSource("files")
  @FuzzTest
  void aListSaysWhatTheIssuerSignedOrNothing(byte[] bytes) throws RevocationFormatException {
    List<RevocationList> lists;
    try {
      lists = RevocationList.parseAll(bytes);
    } catch (RevocationFormatException refused) {
      assertThat(refused.getMessage()).matches(TEXT);
      return;
    }
    assertThat(lists).isNotEmpty();
    for (RevocationList list : lists) {
      check(list, BEGIN.plus(Lists.LIFE));
      check(RevocationList.parse(list.encoded()), BEGIN.plus(Lists.LIFE));
      assertThat(list.isOlderThan(list)).isFalse();
    }
    check(RevocationEvidence.of(lists), BEGIN.plus(Lists.LIFE));
  }

  @MethodSource("answers")
  @FuzzTest
  void anAnswerSaysWhatTheIssuerSignedOrNothing(byte[] bytes) throws RevocationFormatException {
    OcspAnswer answer;
    try {
      answer = OcspAnswer.parse(bytes);
    } catch (RevocationFormatException refused) {
      assertThat(refused.getMessage()).matches(TEXT);
      return;
    }
    boolean about = answer.isAbout(LEAF, ROOT);
    assertThat(answer.thisUpdate(LEAF, ROOT).isPresent()).isEqualTo(about);
    answer.answers(OcspQuestion.about(LEAF, ROOT));
    check(answer, BEGIN.plus(Answers.LIFE));
    check(OcspAnswer.parse(answer.encoded()), BEGIN.plus(Answers.LIFE));
    check(new RevocationEvidence(List.of(), List.of(answer)), BEGIN.plus(Answers.LIFE));
  }

  private static void check(RevocationList list, Instant end) {
    for (RevocationPolicy policy : List.of(RevocationPolicy.STRICT, RevocationPolicy.BROWSER)) {
      check(list.status(LEAF, ROOT, Service.NOW, policy), end);
      list.problem(ROOT, Service.NOW, policy).ifPresent(why -> assertThat(why).matches(TEXT));
    }
  }

  private static void check(OcspAnswer answer, Instant end) {
    for (RevocationPolicy policy : List.of(RevocationPolicy.STRICT, RevocationPolicy.BROWSER)) {
      check(answer.status(LEAF, ROOT, Service.NOW, policy), end);
    }
  }

  /** The leaf names no place, so without usable evidence it counts as good to its own end. */
  private static void check(RevocationEvidence evidence, Instant end) {
    RevocationStatus status =
        RevocationRules.status(
            List.of(LEAF), ROOT, evidence, Service.NOW, RevocationPolicy.BROWSER);
    if (!status.equals(new RevocationStatus.Good(LEAF.getNotAfter().toInstant()))) {
      check(status, end);
    }
  }

  private static void check(RevocationStatus status, Instant end) {
    if (status instanceof RevocationStatus.Unknown unknown) {
      assertThat(unknown.why()).matches(TEXT);
    } else {
      assertThat(status).isEqualTo(new RevocationStatus.Good(end));
    }
  }
}
