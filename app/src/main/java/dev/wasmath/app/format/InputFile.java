package dev.wasmath.app.format;

import dev.wasmath.Matrix;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file that exists, is a regular file, may be read, and is known by its length. */
record InputFile(Path path, long bytes) {
  private static final int ARRAY_LIMIT = Integer.MAX_VALUE - 8;

  /** What is done with the file's text. */
  @FunctionalInterface
  interface TextReading<T> {
    T read(BufferedReader text) throws IOException;
  }

  /**
   * Finds a file.
   *
   * @throws FormatException if it is absent, not a regular file, or may not be read
   */
  static InputFile of(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw FormatException.of(path, "is a directory, not a file");
    }
    if (!Files.exists(path)) {
      throw FormatException.of(path, "no such file");
    }
    if (!Files.isRegularFile(path)) {
      throw FormatException.of(path, "is not a regular file");
    }
    if (!Files.isReadable(path)) {
      throw FormatException.of(path, "may not be read (permission denied)");
    }
    return new InputFile(path, Files.size(path));
  }

  /**
   * Reads the file as text.
   *
   * @throws FormatException if its bytes are not text in this character set
   */
  <T> T text(Charset charset, TextReading<T> reading) throws IOException {
    try (BufferedReader text = Files.newBufferedReader(path, charset)) {
      return reading.read(text);
    } catch (CharacterCodingException wrong) {
      throw FormatException.of(path, "is not text in " + charset);
    }
  }

  /**
   * The zero matrix of a declared shape, for its elements to be read into.
   *
   * @param line the line of the declaration, counted from 1; 0 if the file has no lines
   * @throws FormatException if it would exceed an array or half of the heap
   */
  Matrix allocate(long rows, long columns, long line) throws FormatException {
    double limit = Math.min(8.0 * ARRAY_LIMIT, Runtime.getRuntime().maxMemory() / 2.0);
    double bytes = 8.0 * rows * columns;
    boolean addressable = Math.max(rows, columns) <= Integer.MAX_VALUE;
    if (!addressable || bytes > limit) {
      throw problem(
          line,
          String.format(
              Locale.ROOT,
              "a %d x %d matrix needs %.3g bytes; at most %.3g fit (half of the heap, see -Xmx)",
              rows,
              columns,
              bytes,
              limit));
    }
    return Matrix.zeros((int) rows, (int) columns);
  }

  /** A problem in a line, or of the whole file if the line is 0. */
  FormatException problem(long line, String problem) {
    return line == 0
        ? FormatException.of(path, problem)
        : FormatException.atLine(path, line, problem);
  }
}
