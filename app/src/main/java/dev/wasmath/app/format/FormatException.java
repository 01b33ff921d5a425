package dev.wasmath.app.format;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file cannot be used: it is absent, cut short, not what its format prescribes, or larger than
 * fits. The message names the file and, where there is one, the place: {@code a.mtx:3: expected
 * ..., found ...}.
 */
public final class FormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long line;

  private FormatException(String file, long line, String message) {
    super(message);
    this.file = file;
    this.line = line;
  }

  /** A problem of the file as a whole. */
  static FormatException of(Path file, String problem) {
    return new FormatException(file.toString(), 0, file + ": " + problem);
  }

  /** A problem in a line of a text file, counted from 1. */
  static FormatException atLine(Path file, long line, String problem) {
    return new FormatException(file.toString(), line, file + ":" + line + ": " + problem);
  }

  /** A problem at a byte of a binary file, counted from 0. */
  static FormatException atByte(Path file, long offset, String problem) {
    return new FormatException(file.toString(), 0, file + ": byte " + offset + ": " + problem);
  }

  /** The file as it was named. */
  public String file() {
    return file;
  }

  /** The line of the problem, counted from 1; 0 if it has none. */
  public long line() {
    return line;
  }
}
