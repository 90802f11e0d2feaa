package org.vicinity.demo.device.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaLibraryTest {
  @TempDir Path folder;

  @Test
  void theBuiltInFilmIsAWebmWithAnIndexForSeeking() throws Exception {
    MediaItem film = MediaLibrary.builtIn().items().get(0);
    assertThat(film.name()).isEqualTo("film.webm");
    try (InputStream in = film.source().toURL().openStream()) {
      byte[] bytes = in.readAllBytes();
      assertThat((long) bytes.length).isEqualTo(film.bytes()).isBetween(1L << 20, 3L << 20);
      assertThat(ByteBuffer.wrap(bytes).getInt()).as("EBML").isEqualTo(0x1A45DFA3);
      assertThat(indexOf(bytes, 0x1C53BB6B)).as("Cues").isPositive();
    }
  }

  private static int indexOf(byte[] bytes, int id) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    // The index lies behind the pictures; its place in the table of contents comes earlier.
    for (int at = bytes.length - 4; at > bytes.length / 2; at--) {
      if (buffer.getInt(at) == id) {
        return at;
      }
    }
    return -1;
  }

  @Test
  void aFolderGivesItsPlainFilesInOrder() throws Exception {
    Files.write(folder.resolve("b.webm"), new byte[2]);
    Files.write(folder.resolve("a.webm"), new byte[1]);
    Files.write(folder.resolve(".hidden.webm"), new byte[1]);
    Files.write(folder.resolve("two words.webm"), new byte[1]);
    Files.createDirectory(folder.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("link.webm"), Path.of("/etc/passwd"));
    assertThat(MediaLibrary.of(folder).items())
        .extracting(MediaItem::name)
        .containsExactly("a.webm", "b.webm", "film.webm");
  }

  @Test
  void aFolderMayReplaceTheFilm() throws Exception {
    Files.write(folder.resolve("film.webm"), new byte[3]);
    assertThat(MediaLibrary.of(folder).items())
        .containsExactly(new MediaItem("film.webm", 3, folder.resolve("film.webm").toUri()));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> MediaLibrary.of(folder.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none");
  }
}
