package org.vicinity.demo.device.http;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.CompressedContentFormat;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContent;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ResourceService;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.vicinity.demo.device.cache.CacheFill;
import org.vicinity.demo.device.cache.MediaItem;
import org.vicinity.demo.device.cache.MediaLibrary;
import org.vicinity.demo.http.Replies;

/**
 * {@code GET} and {@code HEAD /media/<name>}, with ranges (RFC 9110 section 14): from the cache
 * where an item is complete in it, else from its source. Only names of the library are looked at,
 * so no path of a request ever reaches a file system.
 */
public final class MediaHandler extends Handler.Abstract {
  private static final int MAX_RANGES = 8;

  private final Map<String, MediaItem> items;
  private final CacheFill cache;
  private final ResourceService service = new ResourceService();
  private final ResourceFactory.Closeable resources = ResourceFactory.closeable();
  private final MimeTypes.Mutable types = new MimeTypes.Mutable();

  MediaHandler(MediaLibrary library, CacheFill cache) {
    this.items =
        library.items().stream()
            .collect(Collectors.toUnmodifiableMap(MediaItem::name, Function.identity()));
    this.cache = cache;
    types.addMimeMapping("webm", "video/webm"); // Not among Jetty's own.
    types.addMimeMapping("mkv", "video/matroska");
    service.setAcceptRanges(true);
    service.setDirAllowed(false);
    service.setEtags(false);
    installBean(service);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      Replies.error(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "use GET");
      return true;
    }
    String name = Request.getPathInContext(request).substring(OriginGate.MEDIA.length());
    MediaItem item = items.get(name);
    if (item == null) {
      Replies.error(response, callback, HttpStatus.NOT_FOUND_404, "there is no such film");
      return true;
    }
    if (request.getHeaders().getCSV(HttpHeader.RANGE, false).size() > MAX_RANGES) {
      // Many small ranges cost much and help no player (RFC 9110 section 14.2).
      response.getHeaders().put(HttpHeader.CONTENT_RANGE, "bytes */" + item.bytes());
      Replies.error(
          response, callback, HttpStatus.RANGE_NOT_SATISFIABLE_416, "ask for fewer ranges");
      return true;
    }
    HttpContent content = content(item);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "private, max-age=60");
    // A page that isolates itself with COEP may embed this.
    response.getHeaders().put("Cross-Origin-Resource-Policy", "cross-origin");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    service.doGet(withValidRange(request, content), response, callback, content);
    return true;
  }

  private HttpContent content(MediaItem item) {
    URI source = cache.isCached(item) ? cache.file(item).toUri() : item.source();
    Resource resource = resources.newResource(source);
    String type =
        Optional.ofNullable(types.getMimeByExtension(item.name()))
            .orElse("application/octet-stream");
    ByteBufferPool.Sized buffers = new ByteBufferPool.Sized(getServer().getByteBufferPool());
    return new ResourceHttpContent(resource, type, buffers) {
      @Override
      public Set<CompressedContentFormat> getPreCompressedContentFormats() {
        return Set.of(); // Films are compressed; else Jetty would replace our Vary header.
      }
    };
  }

  /** Drops the ranges of a request whose If-Range names another version (RFC 9110 13.1.5). */
  private static Request withValidRange(Request request, HttpContent content) {
    HttpField condition = request.getHeaders().getField(HttpHeader.IF_RANGE);
    if (condition == null || condition.getValue().equals(lastModified(content))) {
      return request;
    }
    HttpFields headers =
        HttpFields.build(request.getHeaders()).remove(HttpHeader.RANGE).asImmutable();
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return headers;
      }
    };
  }

  private static String lastModified(HttpContent content) {
    HttpField field = content.getLastModified();
    return field == null ? "" : field.getValue();
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    resources.close();
  }
}
