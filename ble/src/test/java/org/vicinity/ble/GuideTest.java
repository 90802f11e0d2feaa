package org.vicinity.ble;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.vicinity.ble.frame.Fragmenter;
import org.vicinity.ble.frame.Frame;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.SightingTag;
import org.vicinity.channel.message.CborCodec;
import org.vicinity.channel.message.CertificateDelivery;
import org.vicinity.channel.message.CsrReply;
import org.vicinity.channel.message.Done;
import org.vicinity.channel.message.Failure;
import org.vicinity.channel.message.OriginAllowance;
import org.vicinity.channel.message.OriginStatement;

/**
 * Every byte in docs/guides/pairable-over-ble.md is what the code sends. What this build would
 * write there is in target/ when they differ.
 */
class GuideTest {
  private static final Path GUIDES = Path.of("..", "docs", "guides");
  private static final Path GUIDE = GUIDES.resolve("pairable-over-ble.md");
  private static final Path FRAMES = GUIDES.resolve("pairable-over-ble-frames.txt");
  private static final Path VECTORS = Path.of("..", "docs", "spec", "near-field-vectors.txt");
  private static final Path COMPUTED = Path.of("target");
  private static final Pattern BLOCK = Pattern.compile("```frames\n(.*?)```", Pattern.DOTALL);
  private static final HexFormat HEX = HexFormat.of();
  private static final int CHANNEL = 0x1234;
  private static final int ATT_HEADER = 3;

  /** What stands for a CSR or a certificate: the shortest structure in DER. */
  private static final byte[] DER = HEX.parseHex("3003020100");

  @Test
  void theGuideShowsWhatTheCodeSends() throws Exception {
    String guide = Files.readString(GUIDE);
    Map<String, String> examples = examples();
    Files.writeString(COMPUTED.resolve("pairable-over-ble.md"), corrected(guide, examples));

    assertThat(shown(guide)).isEqualTo(examples);
  }

  @Test
  void theConversationIsWhatTheCodeSends() throws Exception {
    String conversation = conversation();
    Files.writeString(COMPUTED.resolve("pairable-over-ble-frames.txt"), conversation);

    assertThat(Files.readString(FRAMES)).isEqualTo(conversation);
  }

  @Test
  void theGuideNamesTheUuidsAndLimits() throws Exception {
    assertThat(Files.readString(GUIDE))
        .contains(VicinityService.SERVICE.toString())
        .contains(VicinityService.TO_DEVICE.toString())
        .contains(VicinityService.TO_CENTRAL.toString())
        .contains("frame of 4 to " + Frame.MAX_SIZE + " bytes")
        .contains("at most " + BleAnnouncement.MAX_LOCAL_NAME + " bytes of UTF-8")
        .contains("1 to " + BleAnnouncement.MAX_TYPE + " of")
        .contains("| acknowledgement of a frame | " + seconds(FrameTimes.DEFAULT.frame()))
        .contains("| a whole message | " + seconds(FrameTimes.DEFAULT.message()))
        .contains("no channel for " + FrameTimes.DEFAULT.idle().toSeconds() + " seconds");
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s |";
  }

  private static Map<String, String> examples() throws Exception {
    Map<String, String> examples = new LinkedHashMap<>();
    localName(examples, "local name with vendor", "Acme");
    localName(examples, "local name without", "A maker with a long name");
    examples.put(
        "local name with tag",
        hex(
            new BleAnnouncement("Media cache", "media-cache", "", true, SightingTag.read("k3X-"))
                .localName()
                .getBytes(StandardCharsets.UTF_8)));
    examples.put("open channel 1234", hex(new Frame.Open(Frame.VERSION, CHANNEL).encode()));
    examples.put("close channel 1234", hex(new Frame.Close(CHANNEL).encode()));
    Map<String, byte[]> messages = messages();
    examples.put("HELLO in one frame", frames(messages.get("HELLO"), 100).get(0));
    examples.put("HELLO_REPLY in one frame", frames(messages.get("HELLO_REPLY"), 100).get(0));
    List<String> fragments = frames(messages.get("JPAKE_ROUND_3"), 23);
    for (int number = 0; number < fragments.size(); number++) {
      examples.put("JPAKE_ROUND_3 at MTU 23, fragment " + number, fragments.get(number));
    }
    messages.forEach((name, bytes) -> examples.put(name, hex(bytes)));
    return examples;
  }

  private static void localName(Map<String, String> examples, String label, String vendor) {
    String name = new BleAnnouncement("Media cache", "media-cache", vendor, true).localName();
    examples.put(label, hex(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** One of each type; those of the key exchange are the published ones. */
  private static Map<String, byte[]> messages() throws Exception {
    List<Said> session = session();
    Map<String, byte[]> messages = new LinkedHashMap<>();
    messages.put("HELLO", session.get(0).message());
    messages.put("HELLO_REPLY", session.get(1).message());
    messages.put("JPAKE_ROUND_1", session.get(2).message());
    messages.put("JPAKE_ROUND_2", session.get(4).message());
    messages.put("JPAKE_ROUND_3", session.get(6).message());
    messages.put("SEALED", session.get(8).message());
    byte[] challenge = HEX.parseHex("e1".repeat(32));
    String origin = "https://vod.example.com";
    String host = "media-server-1.vod-example-com.local";
    messages.put(
        "ORIGIN_STATEMENT",
        CborCodec.encode(new OriginStatement(1, origin, "alice", challenge, host)));
    messages.put("CSR_REPLY", CborCodec.encode(new CsrReply(1, DER, "e30.e30.AA")));
    messages.put(
        "CERTIFICATE_DELIVERY", CborCodec.encode(new CertificateDelivery(2, List.of(DER), DER)));
    messages.put(
        "ORIGIN_ALLOWANCE",
        CborCodec.encode(new OriginAllowance(3, origin, HEX.parseHex("f1".repeat(32)))));
    messages.put("DONE", CborCodec.encode(new Done(3)));
    messages.put("FAILURE", CborCodec.encode(new Failure(4, ChannelError.WRONG_PIN, 2)));
    return messages;
  }

  private record Said(boolean byBrowser, byte[] message) {}

  private static List<Said> session() throws IOException {
    return Files.readAllLines(VECTORS).stream()
        .filter(line -> line.startsWith("browser to device: ") || line.startsWith("device to bro"))
        .map(
            line ->
                new Said(
                    line.startsWith("browser"),
                    HEX.parseHex(line.substring(line.indexOf(": ") + 2))))
        .toList();
  }

  private static String conversation() throws Exception {
    int mtu = 185;
    StringBuilder text = new StringBuilder();
    text.append("# > the central writes, < the device indicates; channel 1234, MTU ")
        .append(mtu)
        .append("\nopen\n> ")
        .append(hex(new Frame.Open(Frame.VERSION, CHANNEL).encode()))
        .append('\n');
    Fragmenter browser = new Fragmenter(CHANNEL);
    Fragmenter device = new Fragmenter(CHANNEL);
    for (Said said : session()) {
      Fragmenter sender = said.byBrowser() ? browser : device;
      text.append(said.byBrowser() ? "browser" : "device")
          .append(" says ")
          .append(said.message().length)
          .append(" bytes\n");
      for (Frame.Data fragment : sender.next(said.message(), mtu - ATT_HEADER)) {
        text.append(said.byBrowser() ? "> " : "< ").append(hex(fragment.encode())).append('\n');
      }
    }
    return text.append("close\n> ")
        .append(hex(new Frame.Close(CHANNEL).encode()))
        .append('\n')
        .toString();
  }

  private static List<String> frames(byte[] message, int mtu) throws ChannelException {
    return new Fragmenter(CHANNEL)
        .next(message, mtu - ATT_HEADER).stream().map(each -> hex(each.encode())).toList();
  }

  private static Map<String, String> shown(String guide) {
    Map<String, String> shown = new LinkedHashMap<>();
    Matcher blocks = BLOCK.matcher(guide);
    while (blocks.find()) {
      for (String line : blocks.group(1).split("\n")) {
        int colon = line.indexOf(": ");
        shown.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    return shown;
  }

  private static String corrected(String guide, Map<String, String> examples) {
    String text = guide;
    for (Map.Entry<String, String> example : examples.entrySet()) {
      text =
          text.replaceAll(
              "(?m)^" + Pattern.quote(example.getKey()) + ": .*$",
              example.getKey() + ": " + example.getValue());
    }
    return text;
  }

  private static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }
}
