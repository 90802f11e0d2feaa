package org.vicinity.demo.device.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.jetty.client.ContentResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.demo.device.cache.MediaItem;
import org.vicinity.demo.fixture.DeviceClient;

/** Films and ranges of them (RFC 9110 section 14). */
class MediaHandlerTest {
  @TempDir Path directory;
  private RunningWeb web;
  private DeviceClient http;
  private byte[] film;

  @BeforeEach
  void start() throws Exception {
    web = new RunningWeb(directory);
    http = web.http1();
    MediaItem item = web.library.items().get(0);
    try (InputStream in = item.source().toURL().openStream()) {
      film = in.readAllBytes();
    }
  }

  @AfterEach
  void stop() throws Exception {
    web.close();
  }

  private ContentResponse range(String ranges) throws Exception {
    return http.send("GET", web.a.url("/media/film.webm"), Map.of("Range", ranges));
  }

  @Test
  void aFilmComesWhole() throws Exception {
    ContentResponse answer = http.send("GET", web.a.url("/media/film.webm"), Map.of());
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getHeaders().get("Content-Type")).isEqualTo("video/webm");
    assertThat(answer.getHeaders().get("Accept-Ranges")).isEqualTo("bytes");
    assertThat(answer.getContent()).isEqualTo(film);
  }

  @Test
  void aFilmComesWholeOverHttp2() throws Exception {
    assertThat(web.http2().send("GET", web.a.url("/media/film.webm"), Map.of()).getContent())
        .isEqualTo(film);
  }

  @ParameterizedTest
  @CsvSource({"0-0,0,0", "0-99,0,99", "1000-1999,1000,1999"})
  void aRangeComesAlone(String range, int from, int to) throws Exception {
    ContentResponse answer = range("bytes=" + range);
    assertThat(answer.getStatus()).isEqualTo(206);
    assertThat(answer.getHeaders().get("Content-Range"))
        .isEqualTo("bytes " + from + "-" + to + "/" + film.length);
    assertThat(answer.getContent()).isEqualTo(Arrays.copyOfRange(film, from, to + 1));
  }

  @Test
  void anOpenRangeGoesToTheEnd() throws Exception {
    int from = film.length - 1234;
    assertThat(range("bytes=" + from + "-").getContent())
        .isEqualTo(Arrays.copyOfRange(film, from, film.length));
  }

  @Test
  void aSuffixIsTheEnd() throws Exception {
    ContentResponse answer = range("bytes=-500");
    assertThat(answer.getStatus()).isEqualTo(206);
    assertThat(answer.getContent())
        .isEqualTo(Arrays.copyOfRange(film, film.length - 500, film.length));
  }

  @Test
  void severalRangesComeAsMultipart() throws Exception {
    ContentResponse answer = range("bytes=0-9,100-109,-10");
    assertThat(answer.getStatus()).isEqualTo(206);
    String type = answer.getHeaders().get("Content-Type");
    assertThat(type).startsWith("multipart/byteranges; boundary=");
    String body = new String(answer.getContent(), StandardCharsets.ISO_8859_1);
    String[] parts = body.split("--" + type.substring(type.indexOf('=') + 1));
    assertThat(parts).hasSize(5);
    assertPart(parts[1], 0, 10);
    assertPart(parts[2], 100, 110);
    assertPart(parts[3], film.length - 10, film.length);
    assertThat(parts[4]).startsWith("--");
  }

  private void assertPart(String part, int from, int to) {
    assertThat(part)
        .containsIgnoringCase("content-type: video/webm")
        .containsIgnoringCase("content-range: bytes " + from + "-" + (to - 1) + "/" + film.length);
    String content = new String(Arrays.copyOfRange(film, from, to), StandardCharsets.ISO_8859_1);
    assertThat(part.substring(part.indexOf("\r\n\r\n") + 4)).isEqualTo(content + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=99999999-", "bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16"})
  void whatCannotBeSatisfiedIsRefused(String ranges) throws Exception {
    ContentResponse answer = range(ranges);
    assertThat(answer.getStatus()).isEqualTo(416);
    assertThat(answer.getHeaders().get("Content-Range")).isEqualTo("bytes */" + film.length);
  }

  @Test
  void aRangeOfAnotherVersionBringsAllOfThisOne() throws Exception {
    String url = web.a.url("/media/film.webm");
    String version = http.send("HEAD", url, Map.of()).getHeaders().get("Last-Modified");
    assertThat(http.send("GET", url, Map.of("Range", "bytes=0-9", "If-Range", version)).getStatus())
        .isEqualTo(206);
    ContentResponse other =
        http.send(
            "GET", url, Map.of("Range", "bytes=0-9", "If-Range", "Mon, 01 Jan 2001 00:00:00 GMT"));
    assertThat(other.getStatus()).isEqualTo(200);
    assertThat(other.getContent()).isEqualTo(film);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/media/",
        "/media/other.webm",
        "/media/film.webm/",
        "/media/film.webm.part",
        "/media/%66ilm.webm%00",
        "/media/..%2fcache",
        "/media/a/../../status"
      })
  void onlyWhatIsInTheLibraryIsThere(String path) throws Exception {
    assertThat(http.send("GET", web.a.url(path), Map.of()).getStatus()).isBetween(400, 404);
  }

  @Test
  void aFilmIsServedFromTheCacheOnceItIsComplete() throws Exception {
    DeviceClient.Socket page = http.connect(wss(), "https://a.example");
    page.next("state");
    web.cache.start();
    page.next("complete");
    assertThat(web.cache.isCached(web.library.items().get(0))).isTrue();
    assertThat(range("bytes=0-99").getContent()).isEqualTo(Arrays.copyOf(film, 100));
  }

  private String wss() {
    return web.a.url("/cache").replace("https", "wss");
  }
}
