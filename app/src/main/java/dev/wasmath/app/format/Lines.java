package dev.wasmath.app.format;

import java.io.BufferedReader;
import java.io.IOException;

/** The lines of a text, counted from 1, none of them longer than a limit. */
final class Lines {
  private final BufferedReader text;
  private final InputFile file;
  private final int longest;
  private long line;

  Lines(BufferedReader text, InputFile file, int longest) {
    this.text = text;
    this.file = file;
    this.longest = longest;
  }

  /** The number of the line read last; after the end, of the line that is missing. */
  long line() {
    return line;
  }

  /** Whether there is another line; it becomes the current one, and is put into the builder. */
  boolean next(StringBuilder content) throws IOException {
    content.setLength(0);
    line++;
    int c = text.read();
    if (c < 0) {
      return false;
    }
    while (c >= 0 && c != '\n' && c != '\r') {
      if (content.length() == longest) {
        throw file.problem(line, "the line is longer than " + longest + " characters");
      }
      content.append((char) c);
      c = text.read();
    }
    if (c == '\r') {
      text.mark(1);
      if (text.read() != '\n') {
        text.reset();
      }
    }
    return true;
  }
}
