package org.vicinity.demo.device.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.vicinity.demo.device.cache.FillEvent;
import org.vicinity.demo.device.cache.UploadStore;
import org.vicinity.demo.http.Replies;

/** What the device says on {@code wss://…/cache}: JSON objects with a {@code type}. */
final class CacheMessages {
  private record State(@JsonProperty String type, @JsonProperty List<Item> items) {}

  private record Item(
      @JsonProperty String name, @JsonProperty long bytes, @JsonProperty long total) {}

  private record Progress(
      @JsonProperty String type,
      @JsonProperty String name,
      @JsonProperty long bytes,
      @JsonProperty long total,
      @JsonProperty long bytesPerSecond) {}

  private record Whole(
      @JsonProperty String type,
      @JsonProperty String name,
      @JsonProperty long bytes,
      @JsonProperty String sha256) {}

  private record Problem(
      @JsonProperty String type, @JsonProperty String name, @JsonProperty String reason) {}

  private CacheMessages() {}

  /** The first message: how much of each item is in the cache. */
  static String state(List<FillEvent.Progress> items) {
    return text(
        new State(
            "state",
            items.stream()
                .map(each -> new Item(each.name(), each.bytes(), each.total()))
                .toList()));
  }

  /** A step of the background fill. */
  static String of(FillEvent event) {
    if (event instanceof FillEvent.Progress step) {
      return text(
          new Progress("progress", step.name(), step.bytes(), step.total(), step.bytesPerSecond()));
    }
    if (event instanceof FillEvent.Complete all) {
      return text(new Whole("complete", all.name(), all.bytes(), all.sha256()));
    }
    FillEvent.Failed failed = (FillEvent.Failed) event;
    return text(new Problem("failed", failed.name(), failed.reason()));
  }

  /** A file arrived. */
  static String uploaded(UploadStore.Stored stored) {
    return text(new Whole("uploaded", stored.name(), stored.bytes(), stored.sha256()));
  }

  /** The other side said something that is not understood. */
  static String problem(String reason) {
    return text(new Problem("error", "", reason));
  }

  private static String text(Object message) {
    return new String(Replies.toJson(message), StandardCharsets.UTF_8);
  }
}
