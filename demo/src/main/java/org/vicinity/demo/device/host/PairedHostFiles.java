package org.vicinity.demo.device.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.verify.CertificateFormatException;
import org.vicinity.certstore.verify.PemCertificates;
import org.vicinity.demo.pki.KeyPairs;
import org.vicinity.demo.pki.PrivateFiles;

/**
 * Committed pairings on disk, one directory each, named after the host. A directory comes and goes
 * as a whole, so a power cut leaves a pairing complete or absent.
 *
 * <pre>
 * media-server.vod-example-com.local/
 *   key.pem        PKCS #8, mode 0600
 *   chain.pem      leaf first
 *   authority.pem  the service's private CA
 *   pairing.json   {"version": 1, "host", "origin", "secretSha256", "since"}
 * </pre>
 */
public final class PairedHostFiles {
  private static final Logger LOG = LoggerFactory.getLogger(PairedHostFiles.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;
  private static final int MAX_CHAIN = 4;

  private final Path directory;

  /**
   * Takes the directory that holds all of them; makes it when missing and clears what a crash left.
   */
  public PairedHostFiles(Path directory) throws IOException {
    PrivateFiles.makeDirectory(directory);
    PrivateFiles.deleteDrafts(directory);
    this.directory = directory;
  }

  /** Returns all pairings. One that cannot be read is left where it is, and reported in the log. */
  public List<PairedHost> load() throws IOException {
    List<PairedHost> hosts = new ArrayList<>();
    for (Path child : PrivateFiles.list(directory)) {
      try {
        hosts.add(read(child));
      } catch (IOException
          | GeneralSecurityException
          | CertificateFormatException
          | DateTimeException
          | IllegalArgumentException e) {
        LOG.error("the pairing in {} is damaged and not served: {}", child, e.getMessage());
      }
    }
    return hosts;
  }

  /** Keeps one more pairing. */
  public void save(PairedHost paired) throws IOException {
    PrivateFiles.makeAtOnce(directory.resolve(paired.host()), draft -> write(draft, paired));
  }

  /** Forgets a pairing, key included. */
  public void remove(String host) throws IOException {
    PrivateFiles.removeAtOnce(directory.resolve(host));
  }

  private static void write(Path draft, PairedHost paired) throws IOException {
    PrivateFiles.write(draft.resolve("key.pem"), KeyPairs.toPem(paired.identity().key()));
    PrivateFiles.write(
        draft.resolve("chain.pem"), PemCertificates.format(paired.identity().chain()));
    PrivateFiles.write(
        draft.resolve("authority.pem"), PemCertificates.format(List.of(paired.authority())));
    String json =
        JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsString(
                JSON.createObjectNode()
                    .put("version", VERSION)
                    .put("host", paired.host())
                    .put("origin", paired.origin())
                    .put("secretSha256", paired.secret().text())
                    .put("since", paired.since().toString()));
    PrivateFiles.write(draft.resolve("pairing.json"), json + "\n");
  }

  private static PairedHost read(Path child)
      throws IOException, GeneralSecurityException, CertificateFormatException {
    JsonNode json = JSON.readTree(Files.readString(child.resolve("pairing.json")));
    if (json.path("version").asInt() != VERSION) {
      throw new IOException("pairing.json is of another version than " + VERSION);
    }
    String host = json.path("host").asText();
    Origin origin = Origin.parse(json.path("origin").asText());
    if (!child.getFileName().toString().equals(host) || DeviceHostName.parse(host).isEmpty()) {
      throw new IOException("pairing.json names another host than its directory");
    }
    List<X509Certificate> chain =
        PemCertificates.parse(Files.readString(child.resolve("chain.pem")), MAX_CHAIN);
    return new PairedHost(
        host,
        origin.serialized(),
        new TlsIdentity(KeyPairs.fromPem(Files.readString(child.resolve("key.pem"))), chain),
        PemCertificates.parse(Files.readString(child.resolve("authority.pem")), 1).get(0),
        SecretDigest.parse(json.path("secretSha256").asText()),
        Instant.parse(json.path("since").asText()));
  }
}
