package org.vicinity.demo.walkthrough;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The walkthrough's own folders. */
final class Directories {
  private Directories() {}

  /** Deletes a folder with all that is in it; one that does not exist is fine. */
  static void deleteRecursively(Path directory) throws IOException {
    if (Files.exists(directory)) {
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }
}
