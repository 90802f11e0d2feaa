package org.vicinity.demo.service.ca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vicinity.demo.http.Replies;
import org.vicinity.demo.pki.PrivateFiles;

/** Records as a file: one JSON object with texts a line, appended and never changed. Mode 0600. */
final class JsonLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  JsonLines(Path file) {
    this.file = file;
  }

  /** Adds a line; it is on the disk when this returns. */
  void add(Map<String, String> line) throws IOException {
    PrivateFiles.appendLine(file, new String(Replies.toJson(line), StandardCharsets.UTF_8));
  }

  /** Returns all complete lines; none when there is no file. Another process may be writing one. */
  List<JsonNode> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = Files.readString(file);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
      if (!line.isBlank()) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }

  /** Returns a member of a line. */
  static String text(JsonNode line, String name) throws IOException {
    JsonNode value = line.get(name);
    if (value == null || !value.isTextual()) {
      throw new IOException("a record without \"" + name + "\"; the file is damaged");
    }
    return value.textValue();
  }
}
