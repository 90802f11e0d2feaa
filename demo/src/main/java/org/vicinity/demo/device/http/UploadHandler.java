package org.vicinity.demo.device.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IO;
import org.vicinity.demo.device.cache.UploadRefusedException;
import org.vicinity.demo.device.cache.UploadRefusedException.Reason;
import org.vicinity.demo.device.cache.UploadStore;
import org.vicinity.demo.http.Replies;

/**
 * {@code PUT}, {@code GET}, {@code HEAD} and {@code DELETE /uploads/<name>}: files of the host that
 * the request is for. An answer to {@code PUT} has the SHA-256 of what arrived.
 */
public final class UploadHandler extends Handler.Abstract {
  static final String PREFIX = "/uploads/";
  private static final Map<Reason, Integer> STATUS =
      Map.of(
          Reason.NAME, HttpStatus.BAD_REQUEST_400,
          Reason.TOO_LARGE, HttpStatus.PAYLOAD_TOO_LARGE_413,
          Reason.QUOTA, HttpStatus.INSUFFICIENT_STORAGE_507,
          Reason.TOO_MANY, HttpStatus.INSUFFICIENT_STORAGE_507,
          Reason.GONE, HttpStatus.FORBIDDEN_403);

  private final UploadStore uploads;
  private final CacheSockets sockets;

  UploadHandler(UploadStore uploads, CacheSockets sockets) {
    this.uploads = uploads;
    this.sockets = sockets;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String host = HostGate.host(request);
    // As it was sent: a name that has to be decoded, or has parameters, is not a plain one.
    String path = request.getHttpURI().getPath();
    String name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
    Optional<HttpMethod> method = Optional.ofNullable(HttpMethod.fromString(request.getMethod()));
    switch (method.orElse(HttpMethod.OPTIONS)) {
      case PUT -> put(request, response, callback, host, name);
      case GET, HEAD -> get(request, response, callback, uploads.find(host, name));
      case DELETE -> delete(response, callback, uploads.delete(host, name));
      default -> {
        response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, PUT, DELETE");
        Replies.error(
            response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "use GET, PUT or DELETE");
      }
    }
    return true;
  }

  private void put(Request request, Response response, Callback callback, String host, String name)
      throws IOException {
    long length = request.getLength();
    try (InputStream content = Content.Source.asInputStream(request)) {
      UploadStore.Stored stored =
          uploads.put(
              host, name, length < 0 ? OptionalLong.empty() : OptionalLong.of(length), content);
      sockets.uploaded(host, stored);
      response.getHeaders().put(HttpHeader.LOCATION, PREFIX + name);
      Replies.json(response, callback, HttpStatus.CREATED_201, stored);
    } catch (UploadRefusedException refused) {
      if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
        // The rest of the body is still to come and nobody will read it.
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
      }
      Replies.error(response, callback, STATUS.get(refused.reason()), refused.getMessage());
    }
  }

  private void get(Request request, Response response, Callback callback, Optional<Path> file)
      throws IOException {
    if (file.isEmpty()) {
      Replies.error(response, callback, HttpStatus.NOT_FOUND_404, "there is no such upload");
      return;
    }
    // Opened once: the length is that of these very bytes, even if the file is replaced meanwhile.
    FileChannel channel = FileChannel.open(file.get(), StandardOpenOption.READ);
    Callback closing = Callback.from(callback, () -> IO.close(channel));
    try {
      HttpFields.Mutable headers = response.getHeaders();
      // Whatever a page stored here must never run in the device's own origin.
      headers.put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
      headers.put("Content-Disposition", "attachment");
      headers.put("X-Content-Type-Options", "nosniff");
      headers.put(HttpHeader.CACHE_CONTROL, "no-store");
      headers.put(HttpHeader.CONTENT_LENGTH, channel.size());
      if (HttpMethod.HEAD.is(request.getMethod())) {
        response.write(true, null, closing);
      } else {
        ByteBufferPool.Sized buffers = new ByteBufferPool.Sized(getServer().getByteBufferPool());
        Content.copy(Content.Source.from(buffers, channel, 0, channel.size()), response, closing);
      }
    } catch (IOException e) {
      closing.failed(e);
    }
  }

  private static void delete(Response response, Callback callback, boolean existed) {
    if (existed) {
      Replies.empty(response, callback, HttpStatus.NO_CONTENT_204);
    } else {
      Replies.error(response, callback, HttpStatus.NOT_FOUND_404, "there is no such upload");
    }
  }
}
