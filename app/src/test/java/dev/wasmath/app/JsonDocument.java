package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code docs/json.md}, which names every field that a command prints. */
final class JsonDocument {
  private static final Path FILE = Path.of("..", "docs", "json.md");

  private JsonDocument() {}

  /** Checks that each field is named, in code type, in the command's section or the shared one. */
  static void assertDescribed(String command, Map<String, Object> json) throws IOException {
    String text = Files.readString(FILE);
    String sections = section(text, command) + section(text, "Shared objects");
    Set<String> fields = new TreeSet<>();
    collect(json, fields);
    assertThat(fields)
        .allSatisfy(field -> assertThat(sections).as(command).contains("`" + field + "`"));
  }

  private static String section(String text, String title) {
    int start = text.indexOf("\n## " + title);
    assertThat(start).as("section %s", title).isNotNegative();
    int end = text.indexOf("\n## ", start + 1);
    return end < 0 ? text.substring(start) : text.substring(start, end);
  }

  private static void collect(Object value, Set<String> fields) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, nested) -> {
            fields.add(key.toString());
            collect(nested, fields);
          });
    } else if (value instanceof List<?> list) {
      list.forEach(nested -> collect(nested, fields));
    }
  }
}
