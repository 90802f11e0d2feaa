package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageIconTest {
  private static String url(int size, String format) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB), format, bytes);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @Test
  void aSmallImageIsRead() throws Exception {
    assertThat(PageIcon.read(url(32, "png")).orElseThrow().getWidth()).isEqualTo(32);
  }

  @Test
  void aLargeOneOrAnotherFormatIsNot() throws Exception {
    assertThat(PageIcon.read(url(2_000, "png"))).isEmpty();
    assertThat(PageIcon.read(url(32, "gif"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://a.example/favicon.ico",
        "data:image/png;base64,",
        "data:image/png;base64,!!!!",
        "data:image/png;base64,iVBORw0KGgo=",
        "data:image/svg+xml;base64,PHN2Zy8+"
      })
  void whatIsNoImageIsNoIcon(String url) {
    assertThat(PageIcon.read(url)).isEmpty();
  }
}
