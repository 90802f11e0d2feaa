package org.vicinity.browser.real.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.real.EngineScene;
import org.vicinity.browser.real.Recorder;

/**
 * Every kind of request from everybody: who has no grant sends no HTTP request and no WebSocket
 * handshake to a device, and who has one still reaches it in the same run. All that is late is
 * counted too: what a row sent is read when all rows are over.
 */
@Tag("browser")
class IsolationTest {
  /** How long one request may take to become an answer or a refusal, in milliseconds. */
  private static final int LIMIT = 8_000;

  private static final int PAGE_SECONDS = 300;
  private static final Row REVOKED =
      new Row("revoked", "the same origin without its grant", Laboratory.GRANTED, null);

  private static final String ELSEWHERE = "elsewhere";

  private static Laboratory lab;
  private static Matrix matrix;
  private static final List<Row> ROWS = new ArrayList<>();

  @BeforeAll
  static void measure() throws Exception {
    lab = Laboratory.open();
    matrix = Matrix.empty(kinds());
    Row granted = new Row(Matrix.GRANTED, "the granted origin", Laboratory.GRANTED, lab.sites);
    // The router looks at a device's key once; that handshake is nobody's.
    run(granted, "warm-up", List.of(lab.plain.url(), lab.modern.url()));
    run(granted, Matrix.CONTROL, List.of("https://control.example"));
    for (Row row : lab.strangers()) {
      ROWS.add(row);
      measure(row);
    }
    measure(granted);
    run(granted, ELSEWHERE, List.of("https://nas.lan", lab.localhost()));
    for (Laboratory.Device device : devices()) {
      lab.scene.revoke(device.grant());
    }
    ROWS.add(REVOKED);
    measure(new Row(REVOKED.id(), REVOKED.title(), REVOKED.page(), lab.sites));
    matrix.note(lab.sites.reached());
    devices().forEach(device -> matrix.note(device.server().reached()));
    matrix.note(lab.sitesHttp3.reached());
    matrix.note(lab.devicesHttp3.reached());
  }

  @AfterAll
  static void end() throws Exception {
    lab.close();
  }

  private static List<Laboratory.Device> devices() {
    return List.of(lab.plain, lab.modern);
  }

  private static List<String> kinds() throws Exception {
    List<String> kinds = new ArrayList<>();
    Matcher name =
        Pattern.compile("^  '?([a-z-]+)'?: (?:async )?\\(\\{", Pattern.MULTILINE)
            .matcher(LabServer.script());
    while (name.find()) {
      kinds.add(name.group(1));
    }
    kinds.addAll(TopLevel.KINDS.keySet());
    return kinds;
  }

  private static int handshakes() {
    return devices().stream().mapToInt(device -> device.server().handshakes()).sum();
  }

  private static void measure(Row row) throws Exception {
    int before = handshakes();
    run(row, row.id(), List.of(lab.plain.url(), lab.modern.url()));
    if (!row.framed()) {
      for (String kind : TopLevel.KINDS.keySet()) {
        navigate(row, kind);
      }
    }
    matrix.handshakes().put(row.id(), handshakes() - before);
  }

  /** Opens the page that tries everything, and waits until it is done. */
  private static void run(Row row, String path, List<String> targets) throws Exception {
    StringBuilder url =
        new StringBuilder(row.page() + "/lab/run?limit=" + LIMIT + "&page=" + path)
            .append("&hash=")
            .append(lab.http3Hash());
    targets.forEach(target -> url.append("&base=").append(target).append("/t/").append(path));
    String page =
        row.framed()
            ? Laboratory.GRANTED + echo("<iframe src=\"" + url + "\"></iframe>")
            : url.toString();
    EngineScene.Tab tab = lab.scene.open(page);
    String done = row.server().done().poll(PAGE_SECONDS, TimeUnit.SECONDS);
    assertThat(done).as("what the page of row %s reports", path).startsWith(path + " ");
    tab.close();
  }

  private static String echo(String body) {
    return "/lab/echo?status=200&type=text/html&early=&body="
        + URLEncoder.encode(body, StandardCharsets.UTF_8);
  }

  /** Lets a page of the row send its whole tab, or a new one, to the device. */
  private static void navigate(Row row, String kind) throws Exception {
    String target = lab.plain.url() + "/t/" + row.id() + "/" + kind;
    String start = row.page() + echo("<title>start</title><body>" + kind);
    EngineScene.Tab tab = lab.scene.open(start);
    tab.events().outcomes.clear();
    lab.scene.click(start, TopLevel.script(kind, target));
    if (Recorder.next(tab.events().outcomes).equals("popup")) {
      follow(tab, kind, target);
    }
    tab.close();
  }

  /** A window was opened, which may be cut off from its opener: one of both goes there. */
  private static void follow(EngineScene.Tab tab, String kind, String target) throws Exception {
    ViewTarget cutOff = tab.events().popups.poll();
    if (cutOff != null) {
      lab.scene.open(cutOff).close();
      return;
    }
    EngineScene.Tab opened = Recorder.next(tab.events().tabs);
    boolean openerGoes = kind.startsWith("opener-");
    Recorder sent = (openerGoes ? tab : opened).events();
    String outcome;
    do {
      outcome = Recorder.next(sent.outcomes);
    } while (!outcome.endsWith(target));
    if (openerGoes) {
      // Its window closes itself.
      Recorder.next(opened.events().closed);
      SwingUtilities.invokeLater(opened.frame()::dispose);
    } else {
      opened.close();
    }
  }

  @TestFactory
  Stream<DynamicNode> nobodyElseReachesADevice() {
    return ROWS.stream()
        .map(
            row ->
                DynamicContainer.dynamicContainer(
                    row.title(), matrix.kinds().stream().map(kind -> notReached(row, kind))));
  }

  private static DynamicTest notReached(Row row, String kind) {
    return DynamicTest.dynamicTest(
        row.id() + ": " + kind,
        () -> assertThat(matrix.reached(row.id(), kind)).as("a device was reached").isFalse());
  }

  @Test
  void whoHasADeviceReachesNothingElseOnTheNetworkOrThisMachine() {
    assertThat(lab.neighbour.reached()).noneMatch(path -> path.startsWith("/t/" + ELSEWHERE));
    assertThat(lab.neighbourHttp3.reached()).isEmpty();
  }

  @Test
  void atLeastSixtyKindsSendSomethingWhenTheyMay() {
    Set<String> control = new TreeSet<>(matrix.reached().get(Matrix.CONTROL));
    Set<String> granted = new TreeSet<>(matrix.reached().get(Matrix.GRANTED));
    assertThat(control).hasSizeGreaterThanOrEqualTo(60);
    assertThat(granted).hasSizeGreaterThanOrEqualTo(60);
    assertThat(granted)
        .as("a navigation of the granted origin is waited for, so a stranger's is")
        .containsAll(TopLevel.KINDS.keySet());
  }

  @Test
  void theTableInTheDocsIsThisOne() throws Exception {
    Path docs =
        Path.of(System.getProperty("vicinity.root", "..")).resolve("docs/security/isolation.md");
    String table = IsolationTable.of(matrix, ROWS);
    Files.writeString(Path.of("target", "isolation.md"), table);
    if ("yes".equals(System.getenv("VICINITY_WRITE_DOCS"))) {
      IsolationTable.replaceIn(docs, table);
    }
    assertThat(IsolationTable.verdicts(Files.readString(docs)))
        .isEqualTo(IsolationTable.verdicts(table));
  }
}
