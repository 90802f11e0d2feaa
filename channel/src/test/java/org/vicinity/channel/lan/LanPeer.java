package org.vicinity.channel.lan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.TransportStatus;
import org.vicinity.channel.mdns.LocalLink;
import org.vicinity.channel.mdns.NetnsLab;

/**
 * A program that is a device ({@code serve IF NAME}) or searches for devices ({@code search IF},
 * then {@code seen IF}, {@code lost IF}, {@code status IF}, {@code echo IF WORD}) as it is told.
 */
public final class LanPeer {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Map<String, LanTransport> transports = new HashMap<>();
  private final Map<String, Events> events = new HashMap<>();
  private final Map<String, DiscoveredDevice> found = new HashMap<>();

  public static void main(String[] none) throws Exception {
    LanPeer peer = new LanPeer();
    NetnsLab.answer("ready");
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (List<String> words = NetnsLab.nextWords(input);
        !words.isEmpty();
        words = NetnsLab.nextWords(input)) {
      NetnsLab.answer(peer.handle(words));
    }
    System.exit(0);
  }

  @SuppressWarnings("resource") // the program ends with them
  private String handle(List<String> words) throws Exception {
    String on = words.get(1);
    switch (words.get(0)) {
      case "serve":
        LocalLink link = LocalLink.named(on);
        LanListener listener = new LanListener(link, 0, LanTransportTest::echo);
        new LanAnnouncer(
            link, new LanAnnouncement(words.get(2), "media-cache", "", listener.port(), true));
        return "done";
      case "search":
        transports.put(on, new LanTransport(LocalLink.named(on)));
        events.put(on, new Events());
        transports.get(on).discover(events.get(on));
        return "done";
      case "seen":
        found.put(on, events.get(on).nextSeen(device -> true));
        return found.get(on).name();
      case "count":
        return Long.toString(events.get(on).seenLeft(device -> true));
      case "lost":
        return events.get(on).nextLost(device -> true).name();
      case "status":
        TransportStatus status = events.get(on).nextStatus();
        return status.getClass().getSimpleName();
      case "echo":
        try (MessageChannel channel = transports.get(on).open(found.get(on), LIMIT)) {
          channel.send(words.get(2).getBytes(UTF_8));
          return new String(channel.receive(LIMIT), UTF_8);
        }
      default:
        throw new IllegalArgumentException("unknown: " + words);
    }
  }
}
