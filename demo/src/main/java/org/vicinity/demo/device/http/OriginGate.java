package org.vicinity.demo.device.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.vicinity.channel.ExchangeStep;
import org.vicinity.demo.device.host.HostTable;
import org.vicinity.demo.device.host.PairedHost;
import org.vicinity.demo.http.Replies;

/**
 * Lets in the one origin that a host name was paired for, and answers CORS for it (Fetch standard,
 * section 3.2). Jetty's own handler has one list of origins for all hosts; here each host has its
 * own, and it changes while the server runs.
 *
 * <ul>
 *   <li>{@code Origin} is the paired origin: allowed, credentials included; never a wildcard.
 *   <li>{@code Origin} is another one, or several: 403, without a CORS header.
 *   <li>no {@code Origin}: only media, since that is what {@code <video src>} sends.
 * </ul>
 */
public final class OriginGate extends Handler.Wrapper {
  static final String MEDIA = "/media/";
  private static final String METHODS = "GET, HEAD, PUT, DELETE";
  private static final String REQUEST_HEADERS = "Content-Type, Range";
  private static final String RESPONSE_HEADERS =
      "Accept-Ranges, Content-Length, Content-Range, Last-Modified";

  private final HostTable hosts;

  /** Hosts whose page was seen, so that the step is told once for each pairing. */
  private final Set<PairedHost> reached = ConcurrentHashMap.newKeySet();

  OriginGate(HostTable hosts, Handler next) {
    super(next);
    this.hosts = hosts;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    response.getHeaders().ensureField(vary());
    Optional<PairedHost> paired = hosts.paired(HostGate.host(request));
    if (paired.isEmpty()) {
      refuse(response, callback, "the pairing of this host name is not finished");
      return true;
    }
    List<String> origins = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
    if (origins.isEmpty()) {
      if (!isPlainMedia(request)) {
        refuse(response, callback, "only the page that was paired with this device may do that");
        return true;
      }
    } else if (origins.size() != 1 || !origins.get(0).equals(paired.get().origin())) {
      refuse(response, callback, "this device does not serve that web site");
      return true;
    } else {
      allow(response, paired.get().origin());
      if (isPreflight(request)) {
        preflight(response, callback);
        return true;
      }
    }
    if (reached.add(paired.get())) {
      reached.removeIf(each -> hosts.paired(each.host()).filter(each::equals).isEmpty());
      ExchangeStep.REACHED.done();
    }
    return super.handle(request, response, callback);
  }

  private static boolean isPlainMedia(Request request) {
    boolean reading =
        HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    return reading && Request.getPathInContext(request).startsWith(MEDIA);
  }

  private static boolean isPreflight(Request request) {
    return HttpMethod.OPTIONS.is(request.getMethod())
        && request.getHeaders().contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD);
  }

  private static void allow(Response response, String origin) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    headers.put(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS);
  }

  private static void preflight(Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
    headers.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, "600");
    response.setStatus(HttpStatus.NO_CONTENT_204);
    response.write(true, null, callback);
  }

  private static void refuse(Response response, Callback callback, String text) {
    Replies.error(response, callback, HttpStatus.FORBIDDEN_403, text);
  }

  private static org.eclipse.jetty.http.HttpField vary() {
    return new org.eclipse.jetty.http.HttpField(HttpHeader.VARY, HttpHeader.ORIGIN.asString());
  }
}
