package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.fixture.TestDevice;
import org.vicinity.certstore.grant.Grant;

@Timeout(300)
class ExchangeLogTest {
  private static final class Memory extends AppenderBase<ILoggingEvent> {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getLoggerName() + " " + event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        lines.add(event.getThrowableProxy().getMessage());
      }
    }
  }

  @TempDir Path profile;
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final Memory memory = new Memory();

  @BeforeEach
  void listen() {
    memory.setContext(root.getLoggerContext());
    memory.start();
    root.addAppender(memory);
    root.setLevel(Level.TRACE);
  }

  @AfterEach
  void stop() {
    root.setLevel(before);
    root.detachAppender(memory);
  }

  @Test
  void theBridgeSaysItsOwnStepsOnceAndInOrder() throws Exception {
    try (Bench bench = new Bench(profile)) {
      bench.page().connected();
    }
    assertThat(memory.lines.stream().filter(line -> line.startsWith("vicinity.step ")))
        .extracting(line -> line.replaceAll("vicinity.step step (\\d+): .*", "$1"))
        .containsExactly("1", "5", "6", "10", "12", "13");
  }

  @Test
  void noSecretAndNoPersonIsLogged() throws Exception {
    try (Bench bench = new Bench(profile)) {
      Bench.Page page = bench.page();
      String id =
          page.send(
                  "\"type\":\"requestDevice\",\"acceptAllDevices\":true,\"gesture\":1,"
                      + "\"user\":{\"id\":\"ursula-4711\",\"displayName\":\"Ursula Unger\"}")
              .value()
              .at("/device/id")
              .textValue();
      byte[] challenge = "a challenge of 32 bytes, no more".getBytes();
      JsonNode request = page.createCertificateRequest(id, challenge).value();
      page.setCertificate(
              id, bench.ca.issue(request.get("host").textValue(), Bench.key(request)), bench.ca)
          .value();
      Grant grant = bench.store.active().get(0);
      Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
      page.forget(id).value();
      page.createCertificateRequest(id).failure();
      bench.bridge.close();
      assertThat(memory.lines)
          .isNotEmpty()
          .noneMatch(line -> line.contains(Bench.SECRET))
          .noneMatch(line -> line.contains(TestDevice.PIN))
          .noneMatch(line -> line.contains("ursula") || line.contains("Ursula"))
          .noneMatch(line -> line.contains(base64.encodeToString(challenge)))
          .noneMatch(line -> line.contains(base64.encodeToString(grant.secret())));
    }
  }
}
