package org.vicinity.browser.revocation;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.vicinity.certstore.name.Origin;

/**
 * Fetches small things from an origin and from nowhere else: no redirect is followed, no cookie or
 * credential is sent, and length and time of an answer are bounded. Over plain HTTP it talks to
 * this computer only, as secure contexts do. Thread-safe.
 */
public final class OriginHttp {
  /** How long one request may take, from the first packet to the last byte of the answer. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  /** Nobody answered: asking for something else at the same place would take as long again. */
  static final class SilentException extends IOException {
    private static final long serialVersionUID = 1L;

    SilentException(String why, Throwable cause) {
      super(why, cause);
    }
  }

  private static final int OK = 200;

  private final HttpClient client;
  private final Duration limit;

  /** Makes one with the platform's trusted roots. */
  public OriginHttp() {
    this(LIMIT, Optional.empty());
  }

  OriginHttp(Duration limit, Optional<SSLContext> tls) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limit);
    tls.ifPresent(builder::sslContext);
    this.client = builder.build();
    this.limit = limit;
  }

  /**
   * Reads.
   *
   * @param accept the media type that is wanted
   * @param most the longest answer in bytes
   * @throws SilentException when nobody answers
   * @throws IOException for every answer but 200; no message has the address in it
   */
  byte[] get(Origin origin, URI uri, String accept, int most) throws IOException {
    return send(origin, request(origin, uri, accept).GET(), most);
  }

  /** Asks by sending something; else as {@link #get}. */
  byte[] post(Origin origin, URI uri, String type, byte[] body, String accept, int most)
      throws IOException {
    return send(
        origin,
        request(origin, uri, accept)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
        most);
  }

  private static HttpRequest.Builder request(Origin origin, URI uri, String accept)
      throws IOException {
    if (!OwnSources.isOf(origin, uri)) {
      throw new IOException("an address of another origin");
    }
    try {
      // Java's own name would tell the version of Java.
      return HttpRequest.newBuilder(uri).header("Accept", accept).header("User-Agent", "Vicinity");
    } catch (IllegalArgumentException unusable) {
      throw new IOException("an address that cannot be used", unusable);
    }
  }

  private byte[] send(Origin origin, HttpRequest.Builder request, int most) throws IOException {
    requireThisComputerOrTls(origin);
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request.build(),
            head ->
                head.statusCode() == OK
                    ? new LimitedBody(most)
                    : HttpResponse.BodySubscribers.replacing(new byte[0]));
    try {
      HttpResponse<byte[]> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != OK) {
        throw new IOException("the answer " + response.statusCode());
      }
      return response.body();
    } catch (TimeoutException late) {
      throw new SilentException("no answer within " + limit.toSeconds() + " seconds", late);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof ConnectException
          || failed.getCause() instanceof HttpConnectTimeoutException) {
        throw new SilentException("no connection", failed);
      }
      throw new IOException(reason(failed.getCause()), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } finally {
      answer.cancel(true);
    }
  }

  /** A name below localhost could be anybody's where a resolver does not know RFC 6761. */
  private static void requireThisComputerOrTls(Origin origin) throws IOException {
    if (origin.scheme().equals("http")
        && !InetAddress.getByName(origin.host()).isLoopbackAddress()) {
      throw new IOException("an address without TLS that is not on this computer");
    }
  }

  private static String reason(Throwable failed) {
    return failed.getMessage() == null ? "no connection" : failed.getMessage();
  }
}
