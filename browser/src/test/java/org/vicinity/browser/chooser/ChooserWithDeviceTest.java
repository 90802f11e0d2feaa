package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.bridge.ChooserRequest;
import org.vicinity.certstore.name.Origin;
import org.vicinity.channel.ChannelError;

/** The controller on real threads against a device with the real protocol. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ChooserWithDeviceTest {
  private static final String PIN_PAGE = "pin " + PinnedDevice.NAME;

  private final PinnedDevice device = new PinnedDevice("4711");
  private final ExecutorService own = Executors.newSingleThreadExecutor();
  private final ExecutorService background = Executors.newCachedThreadPool();
  private final FakeClock clock = new FakeClock();
  private final FakeView view = new FakeView();
  private final CompletableFuture<ChooserOutcome> outcome = new CompletableFuture<>();
  private final Logger steps = (Logger) LoggerFactory.getLogger("vicinity.step");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final ChooserController controller =
      new ChooserController(
          new ChooserRequest(
              1, Origin.parse("https://vod.example.com"), Optional.empty(), found -> true),
          new ChooserWorld(
              List.of(device.transport),
              SessionStarter.ofProtocol(),
              own,
              background,
              clock,
              (origin, found) -> false),
          view,
          outcome::complete);

  @BeforeEach
  void open() {
    logged.start();
    steps.addAppender(logged);
    own.execute(
        () ->
            controller.start(
                new ChooserHeading("https://vod.example.com", Optional.empty(), false)));
  }

  @AfterEach
  void close() {
    steps.detachAppender(logged);
    device.close();
    own.shutdownNow();
    background.shutdownNow();
  }

  @Test
  void theRightPinOpensASession() throws Exception {
    confirmFirst();
    waitFor(PIN_PAGE);
    enter("4711");
    ChooserOutcome.Chosen chosen = (ChooserOutcome.Chosen) outcome.get(1, TimeUnit.MINUTES);
    try (var session = chosen.session()) {
      assertThat(session.exporter()).hasSize(32);
    }
    assertThat(chosen.device().name()).isEqualTo(PinnedDevice.NAME);
    assertThat(logged.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "step 2: the browser found devices nearby",
            "step 3: the user picked a device",
            "step 4: browser and device share a secure session");
  }

  @Test
  void aWrongPinMayBeFollowedByTheRightOne() throws Exception {
    confirmFirst();
    waitFor(PIN_PAGE);
    enter("0000");
    waitFor(PIN_PAGE);
    assertThat(onOwn(() -> view.problem)).contains("The PIN is wrong. 2 attempts left.");
    enter("4711");
    ChooserOutcome.Chosen chosen = (ChooserOutcome.Chosen) outcome.get(1, TimeUnit.MINUTES);
    chosen.session().close();
  }

  @Test
  void threeWrongPinsFail() throws Exception {
    confirmFirst();
    for (String wrong : List.of("1", "2", "3")) {
      waitFor(PIN_PAGE);
      enter(wrong);
    }
    waitFor("locked out");
    own.execute(controller::cancel);
    assertThat(outcome.get(1, TimeUnit.MINUTES))
        .isEqualTo(new ChooserOutcome.Failed(ChannelError.WRONG_PIN));
  }

  @Test
  void aDeviceThatIsBusyWithAnotherBrowserSaysSo() throws Exception {
    try (SessionStarter.Started other =
        SessionStarter.ofProtocol()
            .start(
                device.transport.open(
                    PinnedDevice.device("first", PinnedDevice.NAME),
                    java.time.Duration.ofSeconds(30)),
                java.time.Duration.ofSeconds(30))) {
      confirmFirst();
      waitFor("pick");
      assertThat(onOwn(() -> view.problem)).contains(ChooserTexts.problem(ChannelError.BUSY));
      assertThat(outcome).isNotDone();
      assertThat(other).isNotNull();
    }
  }

  @Test
  void cancellingLeavesTheDeviceFreeForTheNext() throws Exception {
    confirmFirst();
    waitFor(PIN_PAGE);
    own.execute(controller::cancel);
    assertThat(outcome.get(1, TimeUnit.MINUTES)).isEqualTo(new ChooserOutcome.Dismissed());
    // The device takes the next browser as soon as it has seen the first one's channel close.
    assertThat(device.becomesPairable().get(1, TimeUnit.MINUTES)).isTrue();
  }

  private void confirmFirst() throws Exception {
    waitFor("pick");
    waitFor("row " + PinnedDevice.NAME);
    onOwn(
        () -> {
          controller.select(Optional.of(0));
          clock.advance(ConfirmGuard.DEAF);
          controller.confirm();
          return controller.stage();
        });
    waitFor("connecting " + PinnedDevice.NAME);
  }

  private void enter(String pin) throws Exception {
    own.execute(() -> controller.enterPin(pin));
    waitFor("checking");
  }

  private void waitFor(String event) throws InterruptedException {
    assertThat(view.events.poll(1, TimeUnit.MINUTES)).isEqualTo(event);
  }

  private <T> T onOwn(java.util.concurrent.Callable<T> task) throws Exception {
    return own.submit(task).get(1, TimeUnit.MINUTES);
  }
}
