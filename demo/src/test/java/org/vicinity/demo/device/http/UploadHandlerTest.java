package org.vicinity.demo.device.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.eclipse.jetty.client.AsyncRequestContent;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.demo.fixture.DeviceClient;
import org.vicinity.demo.fixture.TestHost;
import org.vicinity.demo.pki.PrivateFiles;

/** Uploads over HTTP; the limits here are 1000 bytes a file, 2500 bytes and 4 files a host. */
class UploadHandlerTest {
  @TempDir Path directory;
  private RunningWeb web;
  private DeviceClient http;

  @BeforeEach
  void start() throws Exception {
    web = new RunningWeb(directory);
    http = web.http1();
  }

  @AfterEach
  void stop() throws Exception {
    web.close();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private ContentResponse put(TestHost host, String name, byte[] content) throws Exception {
    return put(http, host, name, new BytesRequestContent(content));
  }

  private static ContentResponse put(
      DeviceClient client, TestHost host, String name, Request.Content content) throws Exception {
    return client
        .request("PUT", host.url("/uploads/" + name))
        .headers(fields -> fields.put("Origin", host.origin().serialized()))
        .body(content)
        .send();
  }

  private static Request.Content ofUnknownLength(byte[] bytes) {
    AsyncRequestContent content = new AsyncRequestContent(ByteBuffer.wrap(bytes));
    content.close();
    return content;
  }

  private ContentResponse get(TestHost host, String name) throws Exception {
    return http.get(host.url("/uploads/" + name), host.origin().serialized());
  }

  @Test
  void whatIsSentComesBackTheSame() throws Exception {
    byte[] sent = bytes(1000);
    ContentResponse stored = put(web.a, "sample.bin", sent);
    assertThat(stored.getStatus()).isEqualTo(201);
    assertThat(stored.getContentAsString())
        .contains("\"bytes\":1000", Hashing.sha256().hashBytes(sent).toString());
    assertThat(stored.getHeaders().get("Access-Control-Allow-Origin"))
        .isEqualTo("https://a.example");
    ContentResponse back = get(web.a, "sample.bin");
    assertThat(back.getContent()).isEqualTo(sent);
    assertThat(back.getHeaders().get("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(back.getHeaders().get("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void itWorksOverHttp2AndWithoutAKnownLength() throws Exception {
    byte[] sent = bytes(700);
    assertThat(put(web.http2(), web.a, "sample.bin", ofUnknownLength(sent)).getStatus())
        .isEqualTo(201);
    assertThat(get(web.a, "sample.bin").getContent()).isEqualTo(sent);
  }

  @Test
  void oneHostDoesNotSeeTheOthersFiles() throws Exception {
    put(web.a, "mine", bytes(10));
    assertThat(get(web.b, "mine").getStatus()).isEqualTo(404);
  }

  @Test
  void aFileReplacesTheOneOfItsName() throws Exception {
    put(web.a, "same", bytes(900));
    put(web.a, "same", bytes(5));
    assertThat(get(web.a, "same").getContent()).isEqualTo(bytes(5));
    assertThat(web.uploads.usage(web.a.host()).bytes()).isEqualTo(5);
  }

  @Test
  void aFileThatIsTooLargeIsRefused() throws Exception {
    assertThat(put(web.a, "large", bytes(1001)).getStatus()).isEqualTo(413);
    assertNothingKept("large");
  }

  @Test
  void aFileThatTurnsOutTooLargeIsRefusedToo() throws Exception {
    assertThat(put(web.http2(), web.a, "large", ofUnknownLength(bytes(1001))).getStatus())
        .isEqualTo(413);
    assertNothingKept("large");
  }

  @Test
  void aHostsSpaceIsLimitedAndDeletingGivesItBack() throws Exception {
    put(web.a, "one", bytes(1000));
    put(web.a, "two", bytes(1000));
    assertThat(put(web.a, "three", bytes(501)).getStatus()).isEqualTo(507);
    assertNothingKept("three");
    assertThat(put(web.b, "three", bytes(501)).getStatus()).isEqualTo(201);
    ContentResponse deleted =
        http.send(
            "DELETE", web.a.url("/uploads/one"), Map.of("Origin", web.a.origin().serialized()));
    assertThat(deleted.getStatus()).isEqualTo(204);
    assertThat(get(web.a, "one").getStatus()).isEqualTo(404);
    assertThat(put(web.a, "three", bytes(501)).getStatus()).isEqualTo(201);
  }

  @Test
  void theNumberOfFilesIsLimited() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertThat(put(web.a, "f" + i, bytes(1)).getStatus()).isEqualTo(201);
    }
    assertThat(put(web.a, "f4", bytes(1)).getStatus()).isEqualTo(507);
    assertThat(put(web.a, "f0", bytes(2)).getStatus()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".hidden",
        ".part-1",
        "a/b",
        "..",
        "%2e%2e",
        "a%2fb",
        "a%5cb",
        "a%00b",
        "a%20b",
        "%c3%a4",
        "a;b",
        "012345678901234567890123456789012345678901234567890123456789"
            + "0123456789012345678901234567890123456789x"
      })
  void aNameThatIsNotPlainIsRefused(String name) throws Exception {
    assertThat(put(web.a, name, bytes(3)).getStatus()).isIn(400, 403, 404);
    assertThat(PrivateFiles.list(directory.resolve("uploads").resolve(web.a.host()))).isEmpty();
  }

  @Test
  void otherMethodsAreRefused() throws Exception {
    ContentResponse answer =
        http.send("POST", web.a.url("/uploads/x"), Map.of("Origin", "https://a.example"));
    assertThat(answer.getStatus()).isEqualTo(405);
    assertThat(answer.getHeaders().get("Allow")).contains("PUT");
  }

  private void assertNothingKept(String name) throws Exception {
    assertThat(get(web.a, name).getStatus()).isEqualTo(404);
    assertThat(PrivateFiles.list(directory.resolve("uploads").resolve(web.a.host())))
        .noneMatch(file -> file.getFileName().toString().startsWith(".part"));
  }
}
