package org.vicinity.browser.engine;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads a page's icon: a small PNG image as a {@code data:} URL, as the built-in extension makes it
 * in the page's own process. Pages can send the same message, so it is as hostile as they are.
 */
final class PageIcon {
  private static final String BEGINNING = "data:image/png;base64,";
  private static final int MOST_CHARACTERS = 30_000;
  private static final int MOST_PIXELS = 64;

  private PageIcon() {}

  /** Returns the image; empty when it is none, or a large one. */
  static Optional<BufferedImage> read(String url) {
    if (!url.startsWith(BEGINNING) || url.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(url.substring(BEGINNING.length()));
      try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
        return read(in);
      }
    } catch (IOException | RuntimeException noImage) {
      return Optional.empty();
    }
  }

  /** Looks at the size first: a few bytes can stand for gigabytes of pixels. */
  private static Optional<BufferedImage> read(ImageInputStream in) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
    if (!readers.hasNext()) {
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    try {
      reader.setInput(in, /* seekForwardOnly= */ true, /* ignoreMetadata= */ true);
      return reader.getWidth(0) > MOST_PIXELS || reader.getHeight(0) > MOST_PIXELS
          ? Optional.empty()
          : Optional.of(reader.read(0));
    } finally {
      reader.dispose();
    }
  }
}
