package org.vicinity.browser.display;

import java.util.List;
import java.util.Locale;

/** What a device is, as far as a picture can tell. */
public enum DeviceKind {
  /** Keeps films and music near. */
  MEDIA_SERVER(List.of("media", "cache")),
  /** Keeps data. */
  STORAGE(List.of("storage", "nas", "disk", "backup")),
  /** Shows pictures. */
  DISPLAY(List.of("display", "tv", "television", "screen", "projector")),
  /** Makes sound. */
  SPEAKER(List.of("speaker", "audio", "soundbar")),
  /** Prints. */
  PRINTER(List.of("printer", "print")),
  /** Sees. */
  CAMERA(List.of("camera", "webcam", "doorbell")),
  /** Connects networks. */
  ROUTER(List.of("router", "gateway", "hub", "bridge")),
  /** Lights. */
  LIGHT(List.of("light", "lamp", "bulb")),
  /** Anything else. */
  OTHER(List.of());

  private final List<String> words;

  DeviceKind(List<String> words) {
    this.words = words;
  }

  /** Returns the kind for a device's type, such as {@code media-cache}; hostile text is welcome. */
  public static DeviceKind of(String type) {
    List<String> parts = List.of(type.toLowerCase(Locale.ROOT).split("[^a-z]+", 8));
    for (DeviceKind kind : values()) {
      if (kind.words.stream().anyMatch(parts::contains)) {
        return kind;
      }
    }
    return OTHER;
  }
}
