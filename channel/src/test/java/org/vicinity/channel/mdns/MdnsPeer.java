package org.vicinity.channel.mdns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that speaks multicast DNS as it is told on its input: {@code announce IF HOST PORT},
 * {@code withdraw IF HOST}, {@code resolve IF HOST MILLIS}, {@code spoof IF HOST ADDRESS}.
 */
public final class MdnsPeer {
  private final Map<String, MdnsResolver> resolvers = new HashMap<>();
  private final Map<String, MdnsResponder> responders = new HashMap<>();

  public static void main(String[] interfaces) throws Exception {
    MdnsPeer peer = new MdnsPeer();
    for (String name : interfaces) {
      peer.resolvers.put(name, new MdnsResolver(LocalLink.named(name)));
      peer.responders.put(name, new MdnsResponder(LocalLink.named(name)));
    }
    NetnsLab.answer("ready");
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (List<String> words = NetnsLab.nextWords(input);
        !words.isEmpty();
        words = NetnsLab.nextWords(input)) {
      NetnsLab.answer(peer.handle(words));
    }
    peer.responders.values().forEach(MdnsResponder::close);
  }

  private String handle(List<String> words) throws IOException {
    String on = words.get(1);
    String host = words.get(2);
    long start = System.nanoTime();
    switch (words.get(0)) {
      case "announce":
        try {
          responders.get(on).announce(host, Integer.parseInt(words.get(3)));
          return "owned after " + (System.nanoTime() - start) / 1_000_000 + " ms";
        } catch (NameConflictException e) {
          return "conflict";
        }
      case "withdraw":
        responders.get(on).withdraw(host);
        return "done";
      case "forget":
        resolvers.get(on).forget(host);
        return "done";
      case "resolve":
        return resolvers
            .get(on)
            .resolve(host, Duration.ofMillis(Long.parseLong(words.get(3))))
            .map(
                found ->
                    found.address().getAddress().getHostAddress()
                        + ":"
                        + found.address().getPort()
                        + " after "
                        + (System.nanoTime() - start) / 1000
                        + " µs")
            .orElse("none");
      case "spoof":
        try (MdnsSocket socket = MdnsSocket.open(LocalLink.named(on), (message, from) -> {})) {
          socket.multicast(
              Records.response(
                  Records.a(host, words.get(3), 120), Records.srv(host, 666, host, 120)));
        }
        return "done";
      default:
        throw new IOException("unknown: " + words);
    }
  }
}
