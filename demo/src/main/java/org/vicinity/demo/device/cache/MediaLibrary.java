package org.vicinity.demo.device.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.demo.pki.PrivateFiles;

/** What the device can play: the film that comes with it, and the files of a folder. Immutable. */
public final class MediaLibrary {
  /** The film that comes with the device. */
  public static final String FILM = "film.webm";

  private static final Logger LOG = LoggerFactory.getLogger(MediaLibrary.class);
  private static final int MAX_ITEMS = 1000;

  private final List<MediaItem> items;

  private MediaLibrary(List<MediaItem> items) {
    this.items = List.copyOf(items);
  }

  /** Returns the library with the film alone. */
  public static MediaLibrary builtIn() throws IOException {
    return new MediaLibrary(List.of(film()));
  }

  /**
   * Returns the film and the files that lie directly in a folder now. Links, hidden files and names
   * that do not fit a URL are left out, and said so in the log; a file named like the film replaces
   * it.
   *
   * @throws IOException when the folder cannot be read
   */
  public static MediaLibrary of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    List<MediaItem> items = new ArrayList<>();
    for (Path file : PrivateFiles.list(folder)) {
      String name = file.getFileName().toString();
      if (items.size() == MAX_ITEMS) {
        LOG.warn("{} has more than {} files; the rest is left out", folder, MAX_ITEMS);
        break;
      }
      if (FileNames.isSafe(name)
          && Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
        items.add(new MediaItem(name, Files.size(file), file.toUri()));
      } else {
        LOG.info("left out of the library, not a plain file with a plain name: {}", file);
      }
    }
    if (items.stream().noneMatch(item -> item.name().equals(FILM))) {
      items.add(film());
    }
    return new MediaLibrary(items);
  }

  private static MediaItem film() throws IOException {
    URL url = MediaLibrary.class.getResource("/org/vicinity/demo/device/media/" + FILM);
    if (url == null) {
      throw new IOException("this program came without its film");
    }
    try (InputStream in = url.openStream()) {
      return new MediaItem(FILM, in.transferTo(OutputStream.nullOutputStream()), url.toURI());
    } catch (URISyntaxException impossible) {
      throw new IOException("the film's address is malformed", impossible);
    }
  }

  /** Returns all items, sorted by name, the film last unless the folder has one. */
  public List<MediaItem> items() {
    return items;
  }
}
