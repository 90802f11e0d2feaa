package org.vicinity.demo.device.http;

import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.vicinity.demo.device.cache.CacheFill;
import org.vicinity.demo.device.cache.UploadStore;
import org.vicinity.demo.http.Replies;

/**
 * {@code GET /status}: what there is to play and how much space is left, as JSON. Nothing in it is
 * an identifier by which two web sites could find out that they use the same device: no serial
 * number, no name that its owner gave it, no address, no uptime.
 */
public final class StatusHandler extends Handler.Abstract {
  private record Status(String type, List<Media> media, UploadStore.Usage uploads) {}

  private record Media(String name, String path, long bytes, long cached) {}

  private final String type;
  private final CacheFill cache;
  private final UploadStore uploads;

  StatusHandler(String type, CacheFill cache, UploadStore uploads) {
    this.type = type;
    this.cache = cache;
    this.uploads = uploads;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!HttpMethod.GET.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, HttpMethod.GET.asString());
      Replies.error(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "use GET");
      return true;
    }
    List<Media> media =
        cache.state().stream()
            .map(
                item ->
                    new Media(
                        item.name(), OriginGate.MEDIA + item.name(), item.total(), item.bytes()))
            .toList();
    Status status = new Status(type, media, uploads.usage(HostGate.host(request)));
    Replies.json(response, callback, HttpStatus.OK_200, status);
    return true;
  }
}
