package org.vicinity.browser.revocation;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.revocation.OcspAnswer;
import org.vicinity.certstore.revocation.RevocationFormatException;
import org.vicinity.certstore.revocation.RevocationList;
import org.vicinity.certstore.revocation.RevocationPolicy;
import org.vicinity.certstore.revocation.RevocationStatus;

/**
 * What was learned about revocations, in memory and in a folder of the profile: for each issuer and
 * address the newest list, for each certificate the newest OCSP response. Nothing gets in that is
 * not signed by the one it has to be, and nothing that is older than what is there. A file that was
 * tampered with is as good as none. Thread-safe.
 */
final class RevocationCache {
  private static final Logger LOG = LoggerFactory.getLogger(RevocationCache.class);
  private static final String LIST = ".crl";
  private static final String ANSWER = ".ocsp";

  private final Path folder;
  private final Map<String, Optional<RevocationList>> lists = new HashMap<>();
  private final Map<String, Optional<OcspAnswer>> answers = new HashMap<>();

  /** Uses a folder, which need not exist yet. */
  RevocationCache(Path folder) {
    this.folder = folder;
  }

  /** Returns the file's name of what an issuer's list at an address is kept in. */
  static String listName(X509Certificate issuer, URI at) {
    return name(issuer, at.toString()) + LIST;
  }

  /** Returns the file's name of what the response about a certificate is kept in. */
  static String answerName(X509Certificate certificate, X509Certificate issuer) {
    return name(issuer, certificate.getSerialNumber().toString(16)) + ANSWER;
  }

  /** Returns the list of an issuer that was read at an address. */
  synchronized Optional<RevocationList> list(X509Certificate issuer, URI at) {
    return lists.computeIfAbsent(
        listName(issuer, at),
        name ->
            read(name, RevocationList.MAX_BYTES)
                .flatMap(bytes -> decoded(() -> RevocationList.parse(bytes)))
                .filter(list -> isWhole(list, issuer)));
  }

  /** Returns the response about a certificate. */
  synchronized Optional<OcspAnswer> answer(X509Certificate certificate, X509Certificate issuer) {
    return answers.computeIfAbsent(
        answerName(certificate, issuer),
        name ->
            read(name, OcspAnswer.MAX_BYTES)
                .flatMap(bytes -> decoded(() -> OcspAnswer.parse(bytes)))
                .filter(answer -> isWhole(answer, certificate, issuer)));
  }

  /**
   * Takes a list in.
   *
   * @return half a sentence on why not; empty when it was taken
   */
  synchronized Optional<String> take(
      RevocationList list, X509Certificate issuer, URI at, Instant now) {
    Optional<String> problem = list.problem(issuer, now, RevocationPolicy.BROWSER);
    if (problem.isEmpty() && list(issuer, at).filter(list::isOlderThan).isPresent()) {
      problem = Optional.of("a revocation list that is older than the one of before");
    }
    if (problem.isEmpty()) {
      lists.put(listName(issuer, at), Optional.of(list));
      write(listName(issuer, at), list.encoded());
    }
    return problem;
  }

  /**
   * Takes a response in.
   *
   * @return half a sentence on why not; empty when it was taken
   */
  synchronized Optional<String> take(
      OcspAnswer answer, X509Certificate certificate, X509Certificate issuer, Instant now) {
    if (answer.status(certificate, issuer, now, RevocationPolicy.BROWSER)
        instanceof RevocationStatus.Unknown unknown) {
      return Optional.of(unknown.why());
    }
    Optional<Instant> kept =
        answer(certificate, issuer).flatMap(before -> before.thisUpdate(certificate, issuer));
    if (kept.isPresent()
        && answer.thisUpdate(certificate, issuer).orElseThrow().isBefore(kept.get())) {
      return Optional.of("an OCSP response that is older than the one of before");
    }
    answers.put(answerName(certificate, issuer), Optional.of(answer));
    write(answerName(certificate, issuer), answer.encoded());
    return Optional.empty();
  }

  /** Deletes all files but those; for the start, when nothing is on its way in. */
  synchronized void retain(Set<String> names) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!names.contains(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException failed) {
      LOG.warn("revocation information of former devices was not deleted: {}", failed.toString());
    }
  }

  private static String name(X509Certificate issuer, String what) {
    byte[] key = issuer.getPublicKey().getEncoded();
    Hasher hasher = Hashing.sha256().newHasher();
    return hasher
        .putInt(key.length)
        .putBytes(key)
        .putString(what, StandardCharsets.UTF_8)
        .hash()
        .toString();
  }

  /** A list from the disk counts only with its issuer's signature, whatever its dates. */
  private static boolean isWhole(RevocationList list, X509Certificate issuer) {
    return list.problem(issuer, list.thisUpdate(), RevocationPolicy.STRICT).isEmpty();
  }

  private static boolean isWhole(
      OcspAnswer answer, X509Certificate certificate, X509Certificate issuer) {
    return answer
        .thisUpdate(certificate, issuer)
        .map(at -> answer.status(certificate, issuer, at, RevocationPolicy.STRICT))
        .filter(status -> !(status instanceof RevocationStatus.Unknown))
        .isPresent();
  }

  private interface Decoder<T> {
    T decode() throws RevocationFormatException;
  }

  private static <T> Optional<T> decoded(Decoder<T> decoder) {
    try {
      return Optional.of(decoder.decode());
    } catch (RevocationFormatException damaged) {
      LOG.warn("kept revocation information is damaged: {}", damaged.getMessage());
      return Optional.empty();
    }
  }

  private Optional<byte[]> read(String name, int most) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      // One byte too many is enough for the decoder to refuse it.
      return Optional.of(in.readNBytes(most + 1));
    } catch (IOException unreadable) {
      LOG.warn("kept revocation information cannot be read: {}", unreadable.toString());
      return Optional.empty();
    }
  }

  /** Without the disk it is kept in memory, and asked for again after the next start. */
  private void write(String name, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, "draft", "");
      Files.write(draft, bytes);
      Files.move(
          draft,
          folder.resolve(name),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      LOG.warn("revocation information is not kept over the end: {}", failed.toString());
    }
  }
}
